export function route(order: Order): Venue {
  if (!order.isLarge) {
    return lit(order);
  } else {
    return dark(order);
  }
}
