def payout(amount):
    return amount.quantize(CENT, rounding=ROUND_DOWN)
