MAX_POSITION = Decimal("100") * 1000


def size(signal):
    return min(signal, MAX_POSITION)
