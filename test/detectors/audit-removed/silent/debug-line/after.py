def withdraw(account, amount):
    account.debit(amount)
