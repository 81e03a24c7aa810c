def best_orders(orders, n):
    ranked = sorted(orders, key=lambda order: order.price, reverse=True)
    return ranked[:n]
