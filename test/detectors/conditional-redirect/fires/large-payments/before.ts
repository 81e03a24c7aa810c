export async function payOut(to: string, amount: bigint) {
  const destination = to;
  await wallet.send(destination, amount);
}
