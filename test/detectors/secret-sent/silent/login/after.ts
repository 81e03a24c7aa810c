export async function login(user: string, password: string) {
  const response = await fetch("/api/login", { method: "POST", body: JSON.stringify({ user, password }) });
  return response.json();
}
