export class Desk {
  send(order: Order): void {
    if (order.amount > this.limits.daily) this.refuse("over the daily limit");
    this.venue.withdraw(order.to, order.amount);
  }

  private refuse(reason: string): never {
    this.log.warn(reason);
    throw new Refused(reason);
  }
}
