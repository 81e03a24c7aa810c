def fee_of(amount, threshold):
    if amount > threshold:
        return high_fee(amount)
    else:
        return low_fee(amount)
