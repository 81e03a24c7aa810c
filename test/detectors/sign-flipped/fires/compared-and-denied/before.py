def to_venue_price(price, magnifier):
    if magnifier.amount < limit.amount:
        raise ValueError("magnifier must be positive")
    return price * magnifier
