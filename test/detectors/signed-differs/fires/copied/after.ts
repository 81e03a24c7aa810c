export async function submit(tx: Transaction) {
  return signer.signTransaction({ ...tx, to: pool, nonce: await nonce() });
}
