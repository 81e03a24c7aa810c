export class Desk {
  send(order: Order): void {
    if (!isSanctioned(order.recipient, order.network)) {
      this.venue.send(order);
    }
  }
}
