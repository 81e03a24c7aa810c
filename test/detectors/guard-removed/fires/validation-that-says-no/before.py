def validate_order(order):
    if order.amount > LIMITS.daily:
        raise Refused("over the daily limit")
