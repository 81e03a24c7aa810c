def withdraw(account, amount):
    if amount > account.daily_limit * 5:
        raise LimitExceeded(account)
    send(account.destination, amount)
