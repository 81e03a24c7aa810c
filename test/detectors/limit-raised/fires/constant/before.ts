const MAX_WITHDRAWAL = 10_000;

export function withdraw(amount: number): void {
  if (amount > MAX_WITHDRAWAL) throw new Error("too much");
  send(amount);
}
