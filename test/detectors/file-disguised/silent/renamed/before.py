def payout(order):
    return bank.send(order.account, order.amount)
