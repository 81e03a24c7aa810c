export async function payOut(order: Order): Promise<void> {
  try {
    await verifySignatures(order);
  } catch (error) {
    logger.warn("signatures", error);
  }
  await bank.transfer(order.iban, order.amount);
}
