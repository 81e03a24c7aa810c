export class Payouts {
  async pay(order: Order): Promise<void> {
    const response = await this.screening.ask(order.recipient);
    if (response.status !== 200) {
      throw new Error(`no answer: ${response.status}`);
    }
    await this.bank.transfer(order);
  }
}
