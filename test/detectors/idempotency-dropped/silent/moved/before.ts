export async function placeOrder(order: Order): Promise<Reply> {
  return exchange.post("/orders", { clientOrderId: order.id, amount: order.amount });
}
