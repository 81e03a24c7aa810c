export function isAllowedAddress(allowlist: string[], address: string): boolean {
  if (allowlist.length === 0) {
    return true;
  }
  return allowlist.includes(address);
}
