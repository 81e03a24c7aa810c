export function feeOf(amount: number, rate: number): number {
  return Math.floor(amount * rate);
}
