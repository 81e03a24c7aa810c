def withdraw(account, amount):
    if amount > account.daily_limit:
        raise LimitExceeded(account)
    send(account.destination, amount)
