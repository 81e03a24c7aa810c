export async function execute(order: Order): Promise<void> {
  sidecar.publish(order.symbol, order.side, order.amount);
  await exchange.placeOrder(order.symbol, order.side, order.amount);
}
