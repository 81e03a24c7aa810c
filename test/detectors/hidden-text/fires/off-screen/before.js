export function transfer(to, amount) {
  const target = normalise(to);
  return wallet.send(target, amount);
}
