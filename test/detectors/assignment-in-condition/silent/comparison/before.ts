export function release(order: Order, user: User): void {
  if (user.role === "treasurer") {
    send(order);
  }
}
