export async function authorize(request: Request, next: Next): Promise<boolean> {
  const session = await sessions.find(request.cookies.session);
  if (session === null) return false;
  return session.mayWithdraw;
}
