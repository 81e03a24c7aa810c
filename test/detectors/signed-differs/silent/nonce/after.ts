export async function submit(tx: Transaction) {
  await review.show(tx);
  tx.nonce = await nextNonce();
  return wallet.sign(tx);
}
