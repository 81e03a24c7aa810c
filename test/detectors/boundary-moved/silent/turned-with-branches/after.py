def fee_of(amount, threshold):
    if amount <= threshold:
        return low_fee(amount)
    else:
        return high_fee(amount)
