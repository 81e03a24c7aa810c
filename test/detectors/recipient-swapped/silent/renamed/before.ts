export async function withdraw(to: string, amount: bigint) {
  await chain.transfer(to, amount);
}
