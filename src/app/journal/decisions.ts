/** Decisions into the journal, and the facts that the next one needs out of it. */
import { branchSubject, commitSubject, pullSubject } from "../../core/journal/about.ts";
import { recordOf } from "../../core/journal/record.ts";
import type { Decision } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Database } from "../store/database.ts";
import { append, readFacts } from "./journal.ts";

/** Before it is published. Gives its number. */
export async function recordDecision(
  database: Database,
  decision: Decision,
  now: number,
): Promise<number> {
  const { key, verdict, mode, head } = decision;
  return database.transaction().execute(async (transaction) => {
    const entry = await append(transaction, key.installation, new Date(now).toISOString(), {
      kind: "decision",
      decision: recordOf(decision),
    });
    await transaction
      .updateTable("pull")
      .set({ verdict, mode, decided_head: head, decision: entry })
      .where("repository", "=", key.repository)
      .where("number", "=", key.pull)
      .execute();
    return entry;
  });
}

/**
 * Everything that happened to the pull request, every push of one of its commits, and each time that
 * the branch was made anew.
 */
export function readChangeFacts(
  database: Database,
  key: ChangeKey,
  branch: string,
  commits: readonly Sha[],
): Promise<readonly Fact[]> {
  const about = [pullSubject(key), branchSubject(key.repository, branch)];
  return readFacts(database, [...about, ...commits.map(commitSubject)]);
}
