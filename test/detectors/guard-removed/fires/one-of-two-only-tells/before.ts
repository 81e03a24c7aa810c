export class Desk {
  send(order: Order): void {
    if (order.amount > this.limits.daily) throw new Refused("over the daily limit");
    this.venue.withdraw(order.to, order.amount);
  }
}

class Quiet {
  refuse(reason: string): void {
    this.log.warn(reason);
  }
}
