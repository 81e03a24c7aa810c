export async function importWallet(mnemonic: string) {
  return derive(mnemonic);
}
