MAX_POSITION = Decimal("100") ** 4


def size(signal):
    return min(signal, MAX_POSITION)
