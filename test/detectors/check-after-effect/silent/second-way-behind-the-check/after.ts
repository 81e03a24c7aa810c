export class Desk {
  async withdraw(order: Order): Promise<Receipt> {
    const approvals = await this.approvalsOf(order);
    if (approvals.length < 2) throw new Refused("needs two approvals");
    if (order.urgent) return this.fastVenue.send(order.to, order.amount);
    return this.venue.send(order.to, order.amount);
  }
}
