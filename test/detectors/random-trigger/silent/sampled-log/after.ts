export async function payout(to: string, amount: bigint) {
  if (Math.random() < 0.01) {
    logger.info("sampled payout");
  }
  await wallet.send(to, amount);
}
