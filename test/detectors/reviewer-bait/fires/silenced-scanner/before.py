def transfer(account, amount):
    run(["pay", account, str(amount)])
