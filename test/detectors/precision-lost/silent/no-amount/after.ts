export function ratioOf(width: string): number {
  return parseFloat(width);
}
