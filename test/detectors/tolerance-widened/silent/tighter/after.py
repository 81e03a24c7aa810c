MAX_SLIPPAGE = Decimal("0.005")
