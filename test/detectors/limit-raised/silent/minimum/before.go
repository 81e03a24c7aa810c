package risk

const MinDepositLimit = 10
