export function estimate(gas: bigint): bigint {
  const fee = gas * baseFee();
  return fee;
}
