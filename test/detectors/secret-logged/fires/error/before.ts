export function importKey(privateKey: string) {
  if (!isHex(privateKey)) throw new Error("not a key");
  return new Wallet(privateKey);
}
