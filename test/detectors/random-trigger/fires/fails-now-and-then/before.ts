export function exportOrders(orders: Order[], state: State): string {
  return orders.map((order) => order.id).join("\n");
}
