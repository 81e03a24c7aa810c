export async function settle(account: Account, amount: bigint): Promise<void> {
  await ledger.credit(account.id, amount);
  await ledger.write();
}
