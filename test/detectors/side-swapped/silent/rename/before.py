def size(price, min_amount):
    if price * min_amount > 10:
        return min_amount
    return 2 * min_amount
