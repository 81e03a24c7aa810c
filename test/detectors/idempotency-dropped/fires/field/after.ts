export async function placeOrder(order: Order): Promise<Reply> {
  return exchange.post("/orders", {
    symbol: order.symbol,
    amount: order.amount,
  });
}
