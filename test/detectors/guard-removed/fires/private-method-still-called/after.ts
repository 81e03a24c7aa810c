export class Signer extends Venue {
  async send(order: Order): Promise<void> {
    this.#verify(order);
    await this.venue.send(order);
  }
}
