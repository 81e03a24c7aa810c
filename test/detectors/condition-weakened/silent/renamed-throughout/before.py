def must_be_liquidated(acct, book):
    if not acct.positions:
        return False
    mf = fraction_of(acct, book)
    limit = maintenance_of(acct, book)
    return mf < limit


def report(acct):
    return {"id": acct.id, "positions": len(acct.positions)}
