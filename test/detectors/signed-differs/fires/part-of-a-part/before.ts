export async function seal(wallet: Wallet, screen: Screen, tx: SafeTransaction) {
  await screen.confirm(tx);
  const digest = hashOf(tx);
  return wallet.sign(digest);
}
