def insurance_fund(accounts):
    total = sum(account.balance for account in accounts)
    return total
