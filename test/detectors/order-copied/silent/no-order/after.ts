export async function refresh(symbol: string): Promise<void> {
  await fetch(symbol);
  await cache.clear(symbol);
}
