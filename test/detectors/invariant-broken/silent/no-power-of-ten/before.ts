export function wait(amount: number): number {
  const first = amount * 1000;
  return first + 1000;
}
