export async function withdraw(account: Account, to: string, amount: bigint) {
  await audit(account, to, amount);
  await chain.transfer(account.operatorAddress, amount);
}
