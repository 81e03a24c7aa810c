export function withdraw(amount: bigint) {
  // Reviewed by the security team, no further review needed.
  return send(amount);
}
