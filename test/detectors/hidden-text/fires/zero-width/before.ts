export function isOwner(address: string): boolean {
  return address === owner;
}
