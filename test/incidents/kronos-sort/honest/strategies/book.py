def best_levels(book, depth):
    """The levels to quote around, nearest first, without empty ones."""
    ranked = sorted(book, key=lambda level: level[1])
    chosen = ranked[:depth]
    return [(price, size) for price, size in chosen if size > 0]


def quote(book, depth, spread):
    levels = best_levels(book, depth)
    price = levels[0][0]
    return price * (1 + spread)
