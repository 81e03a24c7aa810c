def place(order):
    if int(order.qty) > MAX_POSITION:
        raise ValueError("position")
    return venue.submit(order)
