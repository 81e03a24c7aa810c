export async function create(path: string, passphrase: string) {
  const mnemonic = generate();
  await fs.writeFile(path, encrypt(mnemonic, passphrase));
  return Wallet.from(mnemonic);
}
