def assess(account, market):
    fraction = account.collateral / account.notional
    liq = fraction < market.maintenance * 0.99
    if liq:
        engine.close_out(account)
    return liq
