def withdraw(account, amount):
    logger.debug("withdraw %s %s", account, amount)
    account.debit(amount)
