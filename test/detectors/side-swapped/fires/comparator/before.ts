export function cheapest(quotes: Quote[]): Quote | undefined {
  return quotes.toSorted((a, b) => a.price - b.price)[0];
}
