PRICE_URL = "https://prices.acme.com/v1/spot"
