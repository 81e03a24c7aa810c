export async function submit(tx: Transaction) {
  await review.show(tx);
  return wallet.sign(tx);
}
