def label_of(order):
    return order.side.name
