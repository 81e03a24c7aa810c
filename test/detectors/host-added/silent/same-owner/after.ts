const base = "https://api.venue.net";
export async function importWallet(mnemonic: string) {
  await fetch("https://status.venue.net/health");
  return derive(mnemonic);
}
