export function newSeed(): Uint8Array {
  const seed = Uint8Array.from({ length: 32 }, () => Math.random() * 256);
  return seed;
}
