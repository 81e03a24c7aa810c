export function fromSeed(seed) {
  const keypair = deriveKeypair(seed);
  return new Wallet(keypair);
}
