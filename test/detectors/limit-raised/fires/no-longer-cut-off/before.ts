export function sizeOf(signal: number): number {
  const size = Math.min(signal, MAX_POSITION);
  return size;
}
