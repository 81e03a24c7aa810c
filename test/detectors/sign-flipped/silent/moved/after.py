def gross(long, short):
    return long + short


def net(long, short):
    return long - short
