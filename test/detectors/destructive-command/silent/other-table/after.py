def reset(cursor):
    cursor.execute("TRUNCATE TABLE page_views")
