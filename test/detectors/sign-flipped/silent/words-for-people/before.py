def fee(amount):
    # amount - fee
    log("delta: -1")
    return amount
