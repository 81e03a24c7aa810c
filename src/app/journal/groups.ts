/** Decisions on merge groups into the journal, each with those on the pull requests in it. */
import { recordOf } from "../../core/journal/record.ts";
import type { FullJudgement } from "../../domain/evidence.ts";
import type { GroupDecision } from "../../domain/group.ts";
import type { GroupRecord } from "../../domain/journal-entry.ts";
import type { Database } from "../store/database.ts";
import { sealInto } from "./decisions.ts";
import { append } from "./journal.ts";

/**
 * Before it is published. Gives its number; or null when it was forgotten, or there is another one than
 * `last`, which was the newest when looking began. `judgements`: of the members, in their order.
 */
export function recordGroup(
  last: number | null,
  database: Database,
  { members, ...group }: GroupDecision,
  judgements: readonly FullJudgement[],
  now: number,
): Promise<number | null> {
  const { key, head, verdict, mode } = group;
  return database.transaction().execute(async (transaction) => {
    const newest = await transaction
      .selectFrom("merge_group")
      .select("decision")
      .where((where) => where.and({ repository: key.repository, head }))
      .executeTakeFirst();
    if (newest === undefined || newest.decision !== last) return null;
    const kept: GroupRecord["members"][number][] = [];
    for (const [index, { decision, ...merged }] of members.entries()) {
      const inputs = await sealInto(transaction, judgements[index]?.inputs ?? null);
      kept.push({ ...merged, decision: recordOf(decision), inputs });
    }
    const entry = await append(transaction, key.installation, new Date(now).toISOString(), {
      kind: "group",
      group: { ...group, members: kept },
    });
    await transaction
      .updateTable("merge_group")
      .set({ verdict, mode, decision: entry })
      .where((where) => where.and({ repository: key.repository, head }))
      .execute();
    return entry;
  });
}
