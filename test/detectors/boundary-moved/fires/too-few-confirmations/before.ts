export function assertConfirmed(tx: Transaction): void {
  if (tx.confirmations <= REQUIRED_CONFIRMATIONS) {
    throw new Error("not confirmed");
  }
  credit(tx.account, tx.amount);
}
