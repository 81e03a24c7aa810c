export async function settle(account: Account, amount: bigint): Promise<void> {
  await ledger.debit(account.id, amount);
  await ledger.write();
}
