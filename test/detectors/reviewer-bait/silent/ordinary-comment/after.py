def payout(order):
    # The order was checked by the caller, and the previous amount is kept.
    return bank.send(order.account, order.amount)
