export function report(accounts: Account[]) {
  let total = 0;
  return total;
}
