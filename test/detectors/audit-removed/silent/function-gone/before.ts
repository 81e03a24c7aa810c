export function deposit(account: Account, amount: bigint) {
  account.credit(amount);
}

export function withdrawLegacy(account: Account, amount: bigint) {
  audit.log("withdraw", account.id, amount);
  account.debit(amount);
}
