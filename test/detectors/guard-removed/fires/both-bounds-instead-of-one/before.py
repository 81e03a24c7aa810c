def withdraw_by_swap(quote, expected_sat):
    onchain_sat = quote["onchain"]
    if onchain_sat > expected_sat:
        raise SwapError(f"more than what we estimated: {onchain_sat} > {expected_sat}")
    return pay(quote["address"], onchain_sat)
