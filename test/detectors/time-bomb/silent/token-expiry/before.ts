export function session(token: Token) {
  return token.claims;
}
