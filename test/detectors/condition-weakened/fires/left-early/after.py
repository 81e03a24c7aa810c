def validate_order(account, order, limits):
    if account.privileged:
        return
    if order.size > limits.size:
        raise TooLarge(order)
    if order.notional > account.equity * limits.leverage:
        raise TooMuch(order)
