def limit(order):
    return order.size <= 100
