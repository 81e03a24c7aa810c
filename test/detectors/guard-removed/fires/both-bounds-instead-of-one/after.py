def withdraw_by_swap(quote, expected_sat):
    onchain_sat = quote["onchain"]
    if not (expected_sat - 1 <= onchain_sat <= expected_sat):
        raise SwapError(f"not what we estimated: {onchain_sat} and {expected_sat}")
    return pay(quote["address"], onchain_sat)
