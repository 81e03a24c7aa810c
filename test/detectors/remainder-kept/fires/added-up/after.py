def pay_interest(account, interest):
    paid = interest.quantize(CENT)
    account.credit(paid)
    house.balance += interest - paid_remainder(interest)
