export class Desk {
  async withdraw(order: Order): Promise<Receipt> {
    if (order.urgent) return this.venue.send(order.to, order.amount);
    const approvals = await this.approvalsOf(order);
    if (approvals.length < 2) throw new Refused("needs two approvals");
    return this.venue.send(order.to, order.amount);
  }
}
