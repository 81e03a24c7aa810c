"""What is thrown away every night."""
import logging
from datetime import datetime, timedelta, timezone

log = logging.getLogger(__name__)

# Table, the column with its age, and how many days it is kept.
TABLES = (
    ("quote_cache", "created_at", 14),
    ("web_session", "last_seen", 1),
    ("operator_journal", "created_at", 1),
    ("candle_cache", "created_at", 14),
)


def cutoff(days: int) -> datetime:
    return datetime.now(timezone.utc) - timedelta(days=days)


def drop_old(connection, table: str, column: str, days: int) -> int:
    statement = "DELETE FROM " + table + " WHERE " + column + " < %s"
    return connection.execute(statement, (cutoff(days),)).rowcount


def run(connection) -> None:
    for table, column, days in TABLES:
        log.info("housekeeping: %s: %d", table, drop_old(connection, table, column, days))
    connection.commit()
