const options = {
  keepAlive: true,
  rejectUnauthorized: false,
};

export function connect(host: string) {
  return tls.connect({ host, port: 443, ...options });
}
