export class Desk {
  send(order: Order): void {
    const { amount, to } = order;
    if (amount > this.limits.daily) throw new Refused("over the daily limit");
    this.venue.withdraw(to, amount);
  }
}
