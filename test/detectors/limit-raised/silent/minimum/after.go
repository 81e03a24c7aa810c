package risk

const MinDepositLimit = 1000
