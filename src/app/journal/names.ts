/** Repositories by the name that they had when we heard of them last. */
import type { Database } from "../store/database.ts";

/** Numbers of those called OWNER/REPO, however it is written: one that is made anew is another. */
export async function repositoriesCalled(
  database: Database,
  owner: string,
  name: string,
): Promise<readonly number[]> {
  const rows = await database
    .selectFrom("repository")
    .select("id")
    .where(({ eb, fn, and }) =>
      and([
        eb(fn<string>("lower", ["owner"]), "=", owner.toLowerCase()),
        eb(fn<string>("lower", ["name"]), "=", name.toLowerCase()),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}
