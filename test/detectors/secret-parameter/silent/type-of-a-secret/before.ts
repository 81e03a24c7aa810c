export function secretBytes(secret: Uint8Array): Uint8Array {
  return secret;
}
