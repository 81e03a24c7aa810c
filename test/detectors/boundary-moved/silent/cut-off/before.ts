export function affordable(amount: bigint, limit: bigint): bigint {
  if (amount >= limit) {
    amount = limit;
  }
  return amount;
}
