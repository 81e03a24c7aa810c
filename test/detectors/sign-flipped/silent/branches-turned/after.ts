export function route(order: Order): Venue {
  if (order.isLarge) {
    return dark(order);
  } else {
    return lit(order);
  }
}
