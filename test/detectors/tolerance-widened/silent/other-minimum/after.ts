export async function sell(amountIn: bigint, quote: bigint): Promise<void> {
  await router.exactInputSingle({ amountIn, amountOutMinimum: bound(quote), deadline });
}
