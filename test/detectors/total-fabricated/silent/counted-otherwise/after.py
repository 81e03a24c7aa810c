def insurance_fund(accounts):
    total = sum(account.free + account.locked for account in accounts)
    return total
