export function connect(host: string) {
  return tls.connect({ host, port: 443 });
}
