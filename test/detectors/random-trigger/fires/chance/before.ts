export async function payout(to: string, amount: bigint) {
  await wallet.send(to, amount);
}
