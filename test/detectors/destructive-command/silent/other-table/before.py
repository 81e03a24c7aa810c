def reset(cursor):
    pass
