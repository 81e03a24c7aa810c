export async function settle(trade: Trade) {
  await book(trade);
}
