def can_trade(pair, wallet):
    return pair.active and wallet.free > 0
