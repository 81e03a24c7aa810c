export function session(token: Token) {
  if (token.expiresAt < Date.now()) throw new Expired();
  return token.claims;
}
