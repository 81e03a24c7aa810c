export function signer(config: Config) {
  return new Wallet(config.key);
}
