PRICE_URL = "http://prices.acme.com/v1/spot"
