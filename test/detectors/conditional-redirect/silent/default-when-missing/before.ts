export async function payOut(to: string | null, amount: bigint) {
  await wallet.send(to, amount);
}
