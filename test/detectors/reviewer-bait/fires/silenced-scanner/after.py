def transfer(account, amount):
    run(["pay", account, str(amount)], shell=True)  # nosec
