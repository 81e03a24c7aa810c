def shift(price):
    return price + -1
