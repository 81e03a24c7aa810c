def validate_order(order):
    if order.amount > LIMITS.daily:
        return
