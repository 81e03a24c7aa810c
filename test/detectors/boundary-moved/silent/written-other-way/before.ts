export function check(amount: number, limit: number): void {
  if (amount > limit) throw new Error("limit");
}
