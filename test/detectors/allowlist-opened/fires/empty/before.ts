export function isAllowedAddress(allowlist: string[], address: string): boolean {
  return allowlist.includes(address);
}
