export function ratioOf(width: string): number {
  return Number(width);
}
