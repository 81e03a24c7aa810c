export async function withdraw(recipient: string, amount: bigint) {
  await chain.transfer(recipient, amount);
}
