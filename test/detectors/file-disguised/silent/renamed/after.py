def payout(order):
    return bank.send(order.account, order.total)
