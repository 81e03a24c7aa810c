export class Desk {
  send(order: Order): void {
    if (order.amount > this.limits.daily) this.refuse("over the daily limit");
    this.venue.withdraw(order.to, order.amount);
  }

  refuse(reason: string): void {
    return this.log.warn(reason);
  }
}
