export function settle(amount: bigint, feeBps: bigint): bigint {
  const fee = (amount * feeBps) / 1_000n;
  const rest = (amount * (10_000n - feeBps)) / 10_000n;
  return rest + fee;
}
