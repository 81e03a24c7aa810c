export class Signer {
  async send(order: Order): Promise<void> {
    this.#verify(order);
    await this.venue.send(order);
  }

  #verify(order: Order): void {
    if (order.amount > this.limit) throw new RangeError("over the limit");
  }
}
