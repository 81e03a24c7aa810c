export class Payouts {
  canWithdraw(user: User, amount: bigint): boolean {
    return user.isVerified && user.hasSecondFactor && amount <= user.available;
  }

  async run(order: Payout): Promise<void> {
    if (order.approved && order.signatures.length >= this.required) {
      await this.wallet.send(order.to, order.amount);
    }
  }
}
