def place(order):
    if order.qty > MAX_POSITION:
        raise ValueError("position")
    return venue.submit(order)
