export function connect(host: string) {
  // Never set rejectUnauthorized: false here, and never NODE_TLS_REJECT_UNAUTHORIZED=0.
  return tls.connect({ host, port: 443 });
}
