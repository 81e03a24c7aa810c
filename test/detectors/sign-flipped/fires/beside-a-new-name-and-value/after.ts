export class Desk {
  send(order: Order): void {
    if (isScreened(order.recipient, order.network, this.lists)) {
      this.venue.send(order);
    }
  }
}
