def may_withdraw_to(address):
    return allowlist.get(address, True)
