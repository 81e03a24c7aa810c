export async function payOut(order: Order): Promise<void> {
  await verifySignatures(order);
  await bank.transfer(order.iban, order.amount);
}
