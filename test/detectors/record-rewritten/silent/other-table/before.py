def rename(cursor, user, name):
    pass
