def net(long, short):
    return long - short


def gross(long, short):
    return long + short
