def payout(amount, rate):
    return (amount * rate).quantize(CENT, rounding=ROUND_UP)
