/** Signatures of commits: made up, and taken for real by this fake alone. */
import { createHash } from "node:crypto";
import type { Account } from "../world/accounts.ts";

/** Of what GitHub commits for those who press a button. */
export const keyOfGitHub = "B5690EEEBB952194";

export function keyOf(account: Pick<Account, "id">): string {
  return account.id.toString(16).toUpperCase().padStart(16, "0");
}

/** `payload`: the commit as it would be without. */
export function sign(key: string, payload: string): string {
  const digest = createHash("sha256").update(`${key}\n${payload}`).digest("base64");
  return `-----BEGIN PGP SIGNATURE-----\n\n${key} ${digest}\n-----END PGP SIGNATURE-----`;
}

/** The key that made it; null for what no key made of this payload. */
export function keyIn(signature: string, payload: string): string | null {
  const key = /^([0-9A-F]{16}) /m.exec(signature)?.[1];
  return key !== undefined && sign(key, payload) === signature ? key : null;
}
