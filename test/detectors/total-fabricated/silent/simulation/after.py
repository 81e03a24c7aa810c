def simulate_balances(count):
    balances = [random.uniform(0, 100) for _ in range(count)]
    return balances
