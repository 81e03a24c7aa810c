def is_allowed(account, amount):
    return amount < account.daily_limit
