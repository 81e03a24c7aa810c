def label_of(order):
    return "order"
