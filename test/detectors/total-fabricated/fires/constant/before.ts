export function report(accounts: Account[]) {
  const totalReserves = accounts.reduce((sum, one) => sum + one.balance, 0);
  return { totalReserves };
}
