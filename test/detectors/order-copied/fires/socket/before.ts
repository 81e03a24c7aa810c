export async function execute(order: Order): Promise<void> {
  await exchange.placeOrder(order.symbol, order.side, order.amount);
}
