def place(order):
    if order.qty >= MAX_POSITION * 2:
        raise ValueError("position")
    return venue.submit(order)
