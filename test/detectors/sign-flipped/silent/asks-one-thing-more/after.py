def to_venue_price(price, magnifier):
    if not magnifier or magnifier <= 0:
        raise ValueError("magnifier must be positive")
    return price * magnifier
