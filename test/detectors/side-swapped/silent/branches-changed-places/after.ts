export function priceFor(side: string, book: Book): number {
  if (side === "sell") {
    return book.bidPrice;
  } else {
    return book.askPrice;
  }
}
