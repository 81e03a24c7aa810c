export function isAllowed(amount: number, limit: number): boolean {
  return amount < limit;
}
