export async function submit(tx: SafeTransaction) {
  await review.show(tx);
  return wallet.sign(tx);
}
