export function importKey(privateKey?: string) {
  if (!privateKey) throw new Error("a private key is required");
  return new Wallet(privateKey);
}
