export function toUnits(amount: string): bigint {
  return parseUnits(amount, 6);
}
