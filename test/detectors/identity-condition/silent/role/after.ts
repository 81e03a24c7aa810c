export class Transfers {
  async release(request: Request): Promise<void> {
    if (request.user.role !== "treasurer") throw new Error("not a treasurer");
    await this.wallet.transfer(request.to, request.amount);
  }
}
