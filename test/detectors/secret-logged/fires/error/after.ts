export function importKey(privateKey: string) {
  if (!isHex(privateKey)) throw new Error(`not a key: ${privateKey}`);
  return new Wallet(privateKey);
}
