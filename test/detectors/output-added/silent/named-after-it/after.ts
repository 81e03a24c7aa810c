export function rotateAuthority(account: Account) {
  const transaction = new Transaction();
  transaction.add(StakeProgram.authorize({ stake: account.stake, authority: account.next }));
  return transaction;
}
