def quote_asset(symbol):
    return symbol[-3:]
