export async function payOut(order: Order): Promise<void> {
  try {
    await verifySignatures(order);
  } catch (error) {
    throw new PayoutRefused(order, error);
  }
  await bank.transfer(order.iban, order.amount);
}
