export async function seal(wallet: Wallet, screen: Screen, tx: SafeTransaction) {
  tx.data.operation = Number(wallet.isNested);
  await screen.confirm(tx);
  const digest = hashOf(tx);
  return wallet.sign(digest);
}
