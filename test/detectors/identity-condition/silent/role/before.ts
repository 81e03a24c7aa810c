export class Transfers {
  async release(request: Request): Promise<void> {
    await this.wallet.transfer(request.to, request.amount);
  }
}
