export function newSeed(): Uint8Array {
  const seed = crypto.randomBytes(32);
  return seed;
}
