import random


def wait():
    return random.gauss(2, 0.5)


def reserve_fund(store, prices):
    pause = wait()
    store.refresh(pause)
    return sum(store.value(name, prices) for name in store.fund_accounts())


def simulate_equity(start, days):
    equity = start
    for _ in range(days):
        equity += random.gauss(0, 1)
    return equity
