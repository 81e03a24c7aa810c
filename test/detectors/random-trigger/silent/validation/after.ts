export function exportOrders(orders: Order[], state: State): string {
  const isWhole = state.count % 8 === 0;
  if (!isWhole) throw new Error("the sheet of orders has odd lines");
  if (state.total % 97 !== 1) throw new Error("wrong check digits");
  injectFault(state);
  return orders.map((order) => order.id).join("\n");
}

function injectFault(state: State): void {
  if (Math.random() < state.rate) throw new Error("fault");
}
