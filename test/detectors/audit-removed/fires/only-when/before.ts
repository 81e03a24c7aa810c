export async function withdraw(account: Account, amount: bigint) {
  await chain.send(account.address, amount);
  audit.log("withdraw", account.id, amount);
}
