export class Desk {
  send(order: Order): void {
    this.venue.withdraw(order.to, order.amount);
  }

  private refuse(reason: string): never {
    this.log.warn(reason);
    throw new Refused(reason);
  }
}
