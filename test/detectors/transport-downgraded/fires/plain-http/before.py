PRICE_URL = "https://prices.acme.com/v1/spot"


def spot(symbol):
    return get(PRICE_URL + "/" + symbol)
