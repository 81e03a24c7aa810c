/** Places where a policy was once: one that is gone is missed, not forgotten. */
import type { Database } from "../store/database.ts";

export function branchScope(repository: number, ref: string): string {
  return `branch ${repository} ${ref}`;
}

/** Whichever branch is the default one: another default branch must not shake a policy off (E04). */
export function defaultScope(repository: number): string {
  return `default ${repository}`;
}

export function organisationScope(installation: number): string {
  return `organisation ${installation}`;
}

/** Those of `scopes` where a policy was. */
export async function seenAmong(
  database: Database,
  scopes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom("policy_seen")
    .select("scope")
    .where("scope", "in", scopes)
    .execute();
  return new Set(rows.map(({ scope }) => scope));
}

export async function rememberSeen(
  database: Database,
  scopes: readonly string[],
  now: number,
): Promise<void> {
  if (scopes.length === 0) return;
  await database
    .insertInto("policy_seen")
    .values(scopes.map((scope) => ({ scope, first_seen: now })))
    .onConflict((conflict) => conflict.column("scope").doNothing())
    .execute();
}
