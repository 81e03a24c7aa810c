export function start(wallet) {
  return wallet.sync();
}
