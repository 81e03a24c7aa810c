export function verifySignature(body: string, given: string, secret: string): boolean {
  if (!secret) return false;
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}
