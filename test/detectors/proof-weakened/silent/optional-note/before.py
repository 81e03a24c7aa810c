def withdraw(account, amount, note):
    account.debit(amount, note)
