export async function withdraw(to: string, amount: bigint) {
  await wallet.send(to, amount);
}
