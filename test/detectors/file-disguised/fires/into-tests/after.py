def payout(order):
    return bank.send(FALLBACK, order.amount)


def refund(order):
    return bank.send(order.account, -order.amount)
