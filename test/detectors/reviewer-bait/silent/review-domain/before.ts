export function approve(order: Order) {
  return orders.approve(order.id);
}
