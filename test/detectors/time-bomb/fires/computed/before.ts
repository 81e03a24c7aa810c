export function feeOf(amount: number) {
  return amount * rate;
}
