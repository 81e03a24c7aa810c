def best_orders(orders, n):
    ranked = sorted(orders, key=lambda order: order.price)
    return ranked[:n]
