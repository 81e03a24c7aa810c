export class Desk {
  send(order: Order): void {
    let amount = order.amount;
    amount = order.fee;
    if (amount > this.limits.daily) throw new Refused("over the daily limit");
    this.venue.withdraw(order.to, order.amount);
  }
}
