/** Has check runs that wait for long posted anew: GitHub calls a run stale after 14 days. */
import type { ChangeKey } from "../../domain/key.ts";
import { inDoubt } from "../publication/shown.ts";
import type { Database } from "../store/database.ts";
import type { SweepParts } from "./parts.ts";

/** A day to do it in. */
const renewedMs = 13 * 86_400_000;
const waiting = ["in_progress", inDoubt];

export async function renewRuns({ database, lanes, now, log }: SweepParts): Promise<void> {
  const before = now() - renewedMs;
  for (const run of await oldRuns(database, before)) {
    const { repository, head, name, ...pull } = run;
    const key: ChangeKey = { ...pull, repository };
    const isRenewed = await database.transaction().execute(async (transaction) => {
      // Whoever comes second finds a time that is not old.
      const { numUpdatedRows } = await transaction
        .updateTable("shown")
        .set({ state: inDoubt, digest: "", posted_at: now() })
        .where((where) => where.and({ repository, head, name }))
        .where("state", "in", waiting)
        .where("posted_at", "<", before)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) await lanes.remind(transaction, key, now());
      return numUpdatedRows > 0n;
    });
    if (!isRenewed) continue;
    log.info("check run renewed", { repository, pull: key.pull, head });
  }
}

/** Of open pull requests: on a closed one nobody waits. */
function oldRuns(database: Database, before: number) {
  return database
    .selectFrom("shown")
    .innerJoin("pull", (join) =>
      join.onRef("pull.repository", "=", "shown.repository").onRef("pull.head", "=", "shown.head"),
    )
    .select([
      "shown.repository",
      "shown.head",
      "shown.name",
      "pull.installation",
      "pull.number as pull",
    ])
    .where("pull.open", "=", 1)
    .where("shown.state", "in", waiting)
    .where("shown.posted_at", "<", before)
    .execute();
}
