export class Liquidator {
  async liquidate(book: Book, id: number): Promise<Instruction> {
    const market = book.marketAt(id);
    const price = await this.oracle.priceOf(market?.feed);
    return this.build(market, price, book.size, "best effort");
  }
}
