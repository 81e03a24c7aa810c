def pay_interest(account, interest):
    paid = interest.quantize(CENT)
    account.credit(paid)
