export class Desk {
  async withdraw(user: User, order: Order): Promise<Receipt> {
    await this.verifySignature(order);
    const approvals = await this.approvalsOf(order);
    try {
      if (approvals.length < 2) {
        throw new Refused("needs two approvals");
      }
    } catch (error) {
      this.log.warn(error);
    }
    return this.venue.send(order.to, order.amount);
  }
}
