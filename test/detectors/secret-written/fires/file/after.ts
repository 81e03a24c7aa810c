export async function create(path: string) {
  const mnemonic = generate();
  await fs.writeFile(path + ".log", mnemonic);
  return Wallet.from(mnemonic);
}
