def assess(account, market):
    fraction = account.collateral / account.notional
    liq = fraction < market.maintenance * 0.99 and not account.allow_negative
    if liq:
        engine.close_out(account)
    return liq
