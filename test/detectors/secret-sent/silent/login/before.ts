export async function login(user: string, password: string) {
  return session.open(user, password);
}
