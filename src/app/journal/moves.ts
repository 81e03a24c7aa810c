/** Guarded files that were moved out of what the areas name: noted when the pull request is merged. */
import { movedSubject, pullSubject } from "../../core/journal/about.ts";
import type { MovedOut } from "../../domain/fact.ts";
import type { DecisionRecord, EntryContent } from "../../domain/journal-entry.ts";
import type { ChangeKey, LaneKey } from "../../domain/key.ts";
import type { Moved } from "../../domain/policy.ts";
import { mayBeGuarded } from "../branch-rules/cache.ts";
import type { Database } from "../store/database.ts";
import { forgetLooked } from "../store/looked.ts";
import { append, isTold, readFacts } from "./journal.ts";

/** Of the repository, oldest first. */
export async function readMoved(database: Database, repository: number): Promise<readonly Moved[]> {
  const facts = await readFacts(database, [movedSubject(repository)]);
  return facts.flatMap((fact) =>
    fact.kind === "moved-out" ? [{ from: fact.from, to: fact.to, pull: fact.pull }] : [],
  );
}

/**
 * Of a pull request that was merged. Gives what is to be evaluated again, as files may be guarded
 * now that were not. Into a branch that nobody guards anybody may merge, so that moves there would
 * guard whatever they like. Call inside of a transaction.
 */
export async function noteMoves(
  database: Database,
  { installation, repository, pull }: ChangeKey,
  at: string,
): Promise<readonly LaneKey[]> {
  const decision = await lastLook(database, { repository, pull });
  const { movedOut = [], mode, baseRef } = decision ?? {};
  if (movedOut.length === 0 || mode !== "enforce" || baseRef === undefined) return [];
  if (!(await mayBeGuarded(database, repository, baseRef))) return [];
  let isNew = false;
  for (const { from, to, areas } of movedOut) {
    const fact: MovedOut = { kind: "moved-out", repository, pull, from, to, areas };
    if (await isTold(database, fact)) continue;
    await append(database, installation, at, { kind: "fact", fact });
    isNew = true;
  }
  if (!isNew) return [];
  await forgetLooked(database, installation, repository);
  return [{ installation, repository, pull: null }];
}

/** More that could not look, one after the other, and nobody knows what was merged. */
const mostDecisions = 20;

/** The newest decision that was made of something. */
async function lastLook(
  database: Database,
  pull: Pick<ChangeKey, "repository" | "pull">,
): Promise<DecisionRecord | null> {
  const rows = await database
    .selectFrom("journal")
    .innerJoin("journal_subject", "journal_subject.seq", "journal.seq")
    .select("journal.content")
    .where("journal_subject.subject", "=", pullSubject(pull))
    .where("journal.identity", "like", "decision %")
    .orderBy("journal.seq", "desc")
    .limit(mostDecisions)
    .execute();
  for (const row of rows) {
    const content: EntryContent = JSON.parse(row.content);
    if (content.kind === "decision" && content.inputs != null) return content.decision;
  }
  return null;
}
