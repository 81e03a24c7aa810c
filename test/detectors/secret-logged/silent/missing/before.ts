export function importKey(privateKey?: string) {
  return new Wallet(privateKey);
}
