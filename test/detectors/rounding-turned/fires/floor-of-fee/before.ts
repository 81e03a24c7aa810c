export function feeOf(amount: number, rate: number): number {
  return Math.ceil(amount * rate);
}
