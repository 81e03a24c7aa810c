export async function placeOrder(order: Order): Promise<Reply> {
  const clientOrderId = order.id;
  return exchange.post("/orders", bodyOf(order, clientOrderId));
}
