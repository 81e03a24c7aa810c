export async function create(market: Market) {
  const auctionWallet = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  return market.createAuction({ auctionWallet });
}
