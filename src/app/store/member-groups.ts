/** Which pull requests were decided by who is in which group: those that a change there concerns. */
import type { ChangeKey } from "../../domain/key.ts";
import type { Database } from "./database.ts";

export async function rememberGroups(
  database: Database,
  { repository, pull }: ChangeKey,
  groups: readonly string[],
): Promise<void> {
  const known = await database
    .selectFrom("pull_group")
    .select("grp")
    .where("repository", "=", repository)
    .where("pull", "=", pull)
    .execute();
  const there = new Set(known.map(({ grp }) => grp));
  const fresh = [...new Set(groups)].filter((grp) => !there.has(grp));
  if (fresh.length === 0) return;
  await database
    .insertInto("pull_group")
    .values(fresh.map((grp) => ({ grp, repository, pull })))
    .onConflict((conflict) => conflict.columns(["grp", "repository", "pull"]).doNothing())
    .execute();
}
