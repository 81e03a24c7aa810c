def shown(price):
    return round(price, 2)
