def withdraw(account, amount, otp=None):
    account.check_otp(otp)
    account.debit(amount)
