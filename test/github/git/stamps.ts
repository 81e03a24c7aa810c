/** Who is named by the commits that GitHub makes. */
import { isoOf } from "../shapes/scalars.ts";
import type { Account } from "../world/accounts.ts";
import { emailOf } from "../world/accounts.ts";
import type { Stamp } from "./commits.ts";

const address = "noreply@github.com";

/** GitHub as a committer. */
export function webStamp(): Stamp {
  return { name: "GitHub", email: address, date: isoOf(new Date()) };
}

export function isWeb({ email }: Stamp): boolean {
  return email === address;
}

export function stampOf(account: Account): Stamp {
  return { name: account.login, email: emailOf(account), date: isoOf(new Date()) };
}
