export function withdraw(amount: bigint) {
  return send(amount);
}
