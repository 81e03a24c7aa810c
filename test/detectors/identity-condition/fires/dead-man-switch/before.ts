export class Transfers {
  async release(request: Request): Promise<void> {
    await this.limits.check(request.account, request.amount);
    await this.wallet.transfer(request.to, request.amount);
  }

  nightly(): void {
    this.ledger.rotate();
  }
}
