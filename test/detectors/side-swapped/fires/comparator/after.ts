export function cheapest(quotes: Quote[]): Quote | undefined {
  return quotes.toSorted((a, b) => b.price - a.price)[0];
}
