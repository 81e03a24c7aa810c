export async function settle(trade: Trade): Promise<void> {
  const dust = trade.amount % LOT;
  await ledger.settle(trade.account, trade.amount - dust);
}
