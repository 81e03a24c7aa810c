BASE = "https://api.binance.com"
