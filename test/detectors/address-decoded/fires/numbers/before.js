export function route(order) {
  return venues[order.symbol];
}
