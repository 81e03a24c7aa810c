const MAX_WITHDRAWAL = 1_000_000;

export function withdraw(amount: number): void {
  if (amount > MAX_WITHDRAWAL) throw new Error("too much");
  send(amount);
}
