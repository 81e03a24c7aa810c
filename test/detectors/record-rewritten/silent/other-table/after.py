def rename(cursor, user, name):
    cursor.execute("UPDATE users SET name = %s WHERE id = %s", (name, user))
