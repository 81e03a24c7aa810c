const AMOUNT_SCALE = 100_000_000n;

export function toInteger(amount: bigint): bigint {
  return amount * AMOUNT_SCALE;
}
