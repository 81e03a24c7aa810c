export function sizeOf(signal: number): number {
  const size = signal;
  return size;
}
