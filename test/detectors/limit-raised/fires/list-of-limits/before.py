WITHDRAWAL_LIMITS = {
    "BTC": 2,
    "ETH": 40,
}
