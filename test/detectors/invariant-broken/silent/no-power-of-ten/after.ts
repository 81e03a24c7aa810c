export function wait(amount: number): number {
  const first = amount * 1500;
  return first + 1000;
}
