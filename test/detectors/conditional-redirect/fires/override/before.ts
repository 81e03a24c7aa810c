export async function settle(trade: Trade) {
  await payments.send({ recipient: trade.payee, amount: trade.net });
}
