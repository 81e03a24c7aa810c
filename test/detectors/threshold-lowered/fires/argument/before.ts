export function walletOf(keys: readonly Key[]): Wallet {
  return createMultisig(2, keys);
}
