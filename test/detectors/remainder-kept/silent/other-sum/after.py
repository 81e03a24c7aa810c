def total(trades):
    result = 0
    for trade in trades:
        result += trade.amount
    return result
