export function priceFor(side: string, book: Book): number {
  if (side === "buy") {
    return book.askPrice;
  } else {
    return book.bidPrice;
  }
}
