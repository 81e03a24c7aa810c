def can_trade(pair, wallet):
    return wallet.free > 0 and pair.active
