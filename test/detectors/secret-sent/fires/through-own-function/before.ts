export function importWallet(privateKey: string): Wallet {
  return new Wallet(privateKey);
}
