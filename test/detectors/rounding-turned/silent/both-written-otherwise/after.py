def payout(amount):
    return amount.quantize(CENT, rounding=decimal.ROUND_DOWN)
