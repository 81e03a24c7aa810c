export function session(token) {
  return jwt.verify(token, publicKey, { algorithms: ["RS256"] });
}
