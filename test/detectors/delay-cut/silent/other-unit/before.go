package vault

const WithdrawalDelay = 48 * time.Hour
