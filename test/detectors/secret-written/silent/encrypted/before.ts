export async function create(path: string, passphrase: string) {
  const mnemonic = generate();
  return Wallet.from(mnemonic);
}
