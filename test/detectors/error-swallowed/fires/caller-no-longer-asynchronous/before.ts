export class Desk {
  async withdraw(order: Order): Promise<Receipt> {
    await this.verifySignature(order);
    return this.venue.send(order.to, order.amount);
  }
}
