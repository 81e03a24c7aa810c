def total(trades):
    result = 0
    return result
