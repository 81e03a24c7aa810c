def report(account):
    return {"id": account.id, "positions": len(account.positions)}


def needs_liquidation(account, book):
    """Below maintenance: positions are reduced on the market."""
    if not account.positions:
        return False
    fraction = fraction_of(account, book)
    floor = maintenance_of(account, book)
    return fraction < floor
