export async function refresh(symbol: string): Promise<void> {
  await cache.clear(symbol);
}
