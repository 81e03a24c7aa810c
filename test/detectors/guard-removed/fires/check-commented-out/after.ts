import { verifySignature } from "./signatures.ts";

export class Payouts {
  constructor(private readonly limit: bigint) {}

  async send(request: PayoutRequest): Promise<Receipt> {
    if (!request.approved || request.amount > this.limit) {
      throw new PayoutError("refused");
    }
    // await verifySignature(request);
    const receipt = await this.transfer(request.to, request.amount);
    return receipt;
  }

  cancel(request: PayoutRequest): void {
    if (request.sent) throw new PayoutError("already sent");
    request.cancelled = true;
  }

  private async transfer(to: string, amount: bigint): Promise<Receipt> {
    return post("/transfers", { to, amount });
  }
}
