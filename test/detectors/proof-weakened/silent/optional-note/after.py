def withdraw(account, amount, note=None):
    account.debit(amount, note)
