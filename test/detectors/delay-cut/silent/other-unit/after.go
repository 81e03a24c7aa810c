package vault

const WithdrawalDelay = 2 * 24 * time.Hour
