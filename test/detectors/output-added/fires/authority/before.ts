export function unstake(account: Account) {
  const transaction = new Transaction();
  transaction.add(StakeProgram.deactivate({ stake: account.stake }));
  return transaction;
}
