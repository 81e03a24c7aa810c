export function rotateAuthority(account: Account) {
  const transaction = new Transaction();
  return transaction;
}
