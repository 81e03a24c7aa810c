def volatility(returns):
    return std(returns)
