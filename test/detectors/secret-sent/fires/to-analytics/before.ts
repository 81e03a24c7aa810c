export async function connect(apiKey: string, apiSecret: string) {
  const client = new Exchange(apiKey, apiSecret);
  return client.balances();
}
