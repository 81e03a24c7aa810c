export function quote(amount: bigint) {
  return amount * rate;
}
