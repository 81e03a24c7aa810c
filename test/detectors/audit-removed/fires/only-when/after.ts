export async function withdraw(account: Account, amount: bigint) {
  await chain.send(account.address, amount);
  if (account.isCustomer) {
    audit.log("withdraw", account.id, amount);
  }
}
