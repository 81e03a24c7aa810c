export function isAllowedAddress(allowlist: string[], address: string): boolean {
  if (allowlist.length === 0) {
    return false;
  }
  return allowlist.includes(address);
}
