TABLES = ["quote_cache", "web_session"]


def clean(cursor, before):
    for table in TABLES:
        cursor.execute(f"DELETE FROM {table} WHERE created < %s", (before,))
