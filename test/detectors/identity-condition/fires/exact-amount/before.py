def fee_for(user, trade):
    fee = trade.notional * trade.rate
    return max(fee, trade.minimum)


def withdraw(user, amount):
    check_limits(user, amount)
    ledger.debit(user, amount)
    bank.send(user.iban, amount)
