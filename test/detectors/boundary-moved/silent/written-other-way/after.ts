export function check(amount: number, limit: number): void {
  if (limit < amount) throw new Error("limit");
}
