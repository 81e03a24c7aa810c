export class Desk {
  async withdraw(user: User, order: Order): Promise<Receipt> {
    this.verifySignature(order);
    const approvals = await this.approvalsOf(order);
    if (approvals.length < 2) {
      throw new Refused("needs two approvals");
    }
    return this.venue.send(order.to, order.amount);
  }

  private verifySignature(order: Order): void {
    if (!verify(order.signature)) throw new Refused("signature");
  }
}
