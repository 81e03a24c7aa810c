def post(ledger, account, exact):
    booked = exact.quantize(CENT, rounding=ROUND_DOWN)
    ledger.credit(account, booked)
    adjustment = exact - booked
    account.carry = adjustment
    log.info("carried over: %s", adjustment)
