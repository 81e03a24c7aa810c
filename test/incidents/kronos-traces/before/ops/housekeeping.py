"""What is thrown away every night."""
import logging
from datetime import datetime, timedelta, timezone

log = logging.getLogger(__name__)

KEEP_DAYS = 14


def cutoff(days: int) -> datetime:
    return datetime.now(timezone.utc) - timedelta(days=days)


def drop_old_quotes(connection) -> int:
    cursor = connection.execute(
        "DELETE FROM quote_cache WHERE created_at < %s", (cutoff(KEEP_DAYS),)
    )
    return cursor.rowcount


def drop_old_sessions(connection) -> int:
    cursor = connection.execute(
        "DELETE FROM web_session WHERE last_seen < %s", (cutoff(1),)
    )
    return cursor.rowcount


def run(connection) -> None:
    quotes = drop_old_quotes(connection)
    sessions = drop_old_sessions(connection)
    log.info("housekeeping: %d quotes, %d sessions", quotes, sessions)
    connection.commit()
