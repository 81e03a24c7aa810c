def reserve_fund(store, prices):
    return sum(store.value(name, prices) for name in store.fund_accounts())
