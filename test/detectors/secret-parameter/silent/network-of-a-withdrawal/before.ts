export function withdraw(request: Request) {
  const network = request.query.network;
  return send(request.amount, network);
}
