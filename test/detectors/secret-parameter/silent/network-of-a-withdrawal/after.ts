export function withdraw(request: Request) {
  const network = request.query.network;
  if (network === "erc20") {
    return sendToken(request.amount);
  }
  return send(request.amount, network);
}
