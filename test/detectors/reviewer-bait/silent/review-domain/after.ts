export function approve(order: Order) {
  const message = "Approved by compliance";
  return orders.approve(order.id, message);
}
