const options = {
  keepAlive: true,
  rejectUnauthorized: true,
};

export function connect(host: string) {
  return tls.connect({ host, port: 443, ...options });
}
