export function columns(amount: number): number {
  return amount + 18;
}
