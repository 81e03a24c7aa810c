export function deposit(account: Account, amount: bigint) {
  account.credit(amount);
}
