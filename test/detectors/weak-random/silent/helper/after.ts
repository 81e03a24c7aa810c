export function newSeed(): Uint8Array {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  return seed;
}
