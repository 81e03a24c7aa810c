export class Desk {
  withdraw(order: Order): Promise<Receipt> {
    this.verifySignature(order);
    return this.venue.send(order.to, order.amount);
  }
}
