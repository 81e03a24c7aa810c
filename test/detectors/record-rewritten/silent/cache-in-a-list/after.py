TABLES = ["quote_cache", "web_session", "depth_cache"]


def clean(cursor, before):
    for table in TABLES:
        cursor.execute(f"DELETE FROM {table} WHERE created < %s", (before,))


def actions(cursor):
    return cursor.execute("SELECT action FROM operator_journal ORDER BY created")
