def withdraw(account, amount, otp):
    account.check_otp(otp)
    account.debit(amount)
