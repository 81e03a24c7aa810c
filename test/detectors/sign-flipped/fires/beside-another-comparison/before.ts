export class Desk {
  send(order: Order): void {
    if (!order.sanctioned && order.kind == Kind.Payout) {
      this.venue.send(order);
    }
  }
}
