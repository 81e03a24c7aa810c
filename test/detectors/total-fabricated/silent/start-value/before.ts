export function report(accounts: Account[]) {
  let total = countOf(accounts.first());
  return total;
}
