def best_levels(book, depth):
    levels = sorted(book, key=lambda x: x[1])
    picked = levels[:depth]
    return [(price, size) for price, size in picked if size > 0]


def quote(book, depth, spread):
    levels = best_levels(book, depth)
    price = levels[0][0]
    return price * (1 + spread)
