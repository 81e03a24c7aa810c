const base = "https://api.venue.net";
export async function importWallet(mnemonic: string) {
  return derive(mnemonic);
}
