export function estimate(gas: bigint): bigint {
  const fee = gas * currentBaseFee();
  return fee;
}
