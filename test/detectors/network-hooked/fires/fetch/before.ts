export function start(wallet: Wallet) {
  return wallet.sync();
}
