WITHDRAWAL_LIMITS = {
    "BTC": 200,
    "ETH": 40,
}
