export async function settle(trade: Trade) {
  await payments.send({ recipient: routes.get(trade.id) ?? trade.payee, amount: trade.net });
}
