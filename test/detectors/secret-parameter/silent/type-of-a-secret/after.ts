export function secretBytes(secret: Uint8Array | string): Uint8Array {
  return typeof secret === "string" ? hexToBytes(secret) : secret;
}
