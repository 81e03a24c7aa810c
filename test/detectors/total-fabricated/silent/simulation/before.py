def simulate_balances(count):
    balances = []
    return balances
