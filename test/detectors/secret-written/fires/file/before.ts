export async function create(path: string) {
  const mnemonic = generate();
  return Wallet.from(mnemonic);
}
