export function walletOf(keys: readonly Key[]): Wallet {
  return createMultisig(1, keys);
}
