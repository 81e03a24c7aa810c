def size(price, max_amount):
    if price * max_amount > 10:
        return max_amount
    return 2 * max_amount
