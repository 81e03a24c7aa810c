export async function submit(tx: Transaction) {
  return signer.signTransaction({ ...tx, nonce: await nonce() });
}
