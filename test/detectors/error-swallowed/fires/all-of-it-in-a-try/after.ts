export class Desk {
  async withdraw(user: User, order: Order): Promise<Receipt> {
    await this.verifySignature(order);
    const approvals = await this.approvalsOf(order);
    try {
      if (approvals.length < 2) {
        throw new Refused("needs two approvals");
      }
      return this.venue.send(order.to, order.amount);
    } catch (error) {
      this.log.warn(error);
    }
  }
}
