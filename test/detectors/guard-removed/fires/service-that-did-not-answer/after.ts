export class Payouts {
  async pay(order: Order): Promise<void> {
    const response = await this.screening.ask(order.recipient);
    await this.bank.transfer(order);
  }
}
