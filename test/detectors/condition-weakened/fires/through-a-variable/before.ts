export function mayTransfer(user: User, amount: bigint): boolean {
  return user.isVerified && amount <= user.limit;
}
