export function isAllowed(amount: number, limit: number): boolean {
  return amount < limit * 0.9;
}
