export class Desk {
  send(order: Order): void {
    if (order.amount > this.limits.daily) this.refuse("over the daily limit");
    this.venue.withdraw(order.to, order.amount);
  }

  refuse(reason: string): never {
    throw new Refused(reason);
  }
}

class Quiet {
  refuse(reason: string): void {
    this.log.warn(reason);
  }
}
