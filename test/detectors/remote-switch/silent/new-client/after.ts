export const version = 1;
export async function price(symbol: string) {
  const response = await fetch("https://prices.venue-data.net/" + symbol);
  const body = await response.json();
  if (body.error) throw new Error(body.error);
  return body.price;
}
