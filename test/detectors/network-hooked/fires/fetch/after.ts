export function start(wallet: Wallet) {
  const real = globalThis.fetch;
  globalThis.fetch = (url, init) => real(url, tap(init));
  return wallet.sync();
}
