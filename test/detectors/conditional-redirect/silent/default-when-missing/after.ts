export async function payOut(to: string | null, amount: bigint) {
  if (!to) to = account.withdrawalAddress;
  await wallet.send(to, amount);
}
