/** What the operator knows of people, and nobody is to be told: it acts, and is never named. */
import type { Person } from "./person.ts";

/** By numeric id, or by login in lower case. */
export type Account = { readonly id: number } | { readonly login: string };

export interface People {
  /** Whose approvals do not count for now: people who are leaving. */
  readonly watch: readonly Account[];
  /** Accounts of one person each. */
  readonly same: readonly (readonly Account[])[];
  /** Accounts of type User that are machines. */
  readonly machines: readonly Account[];
  /** Days since somebody was first seen in a team before an approval counts; null: none. */
  readonly tenureDays: number | null;
}

/** What holds without a file. */
export const unknownPeople: People = { watch: [], same: [], machines: [], tenureDays: null };

export function isAccount({ id, login }: Person, account: Account): boolean {
  return "id" in account ? account.id === id : account.login === login.toLowerCase();
}
