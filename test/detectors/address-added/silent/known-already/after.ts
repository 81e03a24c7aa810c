const TREASURY = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
export async function settle(trade: Trade) {
  await mirror(trade, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
  await book(trade);
}
