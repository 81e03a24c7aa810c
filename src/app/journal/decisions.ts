/** Decisions into the journal, and the facts that the next one needs out of it. */
import { detectorVersions } from "../../core/findings/registry.ts";
import {
  branchSubject,
  commitSubject,
  groupSubject,
  pullSubject,
} from "../../core/journal/about.ts";
import { sealAllInputs } from "../../core/journal/inputs.ts";
import { recordOf } from "../../core/journal/record.ts";
import type { Decision } from "../../domain/decision.ts";
import type { AllInputs, AllInputsRecord, NumberedFact } from "../../domain/evidence.ts";
import type { DecisionRecord, EntryContent } from "../../domain/journal-entry.ts";
import type { ChangeKey } from "../../domain/key.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import type { Database } from "../store/database.ts";
import { lastDecision } from "../store/pulls.ts";
import { keepInputs } from "./inputs.ts";
import { append, readNumberedFacts } from "./journal.ts";

/**
 * Before it is published. Gives its number. `inputs`: what it was made of; null when there was
 * nothing to decide on.
 */
export function recordDecision(
  database: Database,
  decision: Decision,
  inputs: AllInputs | null,
  now: number,
): Promise<number> {
  return database
    .transaction()
    .execute((transaction) => record(transaction, decision, inputs, now));
}

/**
 * The same, unless there is another one than `last`, which was the newest of the pull request when
 * looking began: a process that hung in between may have read less than the other that decided. Then null.
 */
export function recordAfter(
  last: number | null,
  database: Database,
  decision: Decision,
  inputs: AllInputs | null,
  now: number,
): Promise<number | null> {
  return database.transaction().execute(async (transaction) => {
    const newest = await lastDecision(transaction, decision.key);
    return newest === last ? record(transaction, decision, inputs, now) : null;
  });
}

async function record(
  transaction: Database,
  decision: Decision,
  inputs: AllInputs | null,
  now: number,
): Promise<number> {
  const { key, verdict, mode, head } = decision;
  const entry = await append(transaction, key.installation, new Date(now).toISOString(), {
    kind: "decision",
    decision: recordOf(decision),
    inputs: await sealInto(transaction, inputs),
  });
  await transaction
    .updateTable("pull")
    .set({ verdict, mode, decided_head: head, decision: entry })
    .where("repository", "=", key.repository)
    .where("number", "=", key.pull)
    .execute();
  return entry;
}

/** Keeps what is not kept yet, and gives what an entry says of it. Call inside of a transaction. */
export async function sealInto(
  transaction: Database,
  inputs: AllInputs | null,
): Promise<AllInputsRecord | null> {
  if (inputs === null) return null;
  const { record, contents } = sealAllInputs(inputs, detectorVersions);
  await keepInputs(transaction, contents);
  return record;
}

/**
 * Everything that happened to the pull request, every push of one of its commits, each time that
 * the branch was made anew, and since when people are of the groups.
 */
export function readChangeFacts(
  database: Database,
  key: ChangeKey,
  branch: string,
  commits: readonly Sha[],
  groups: readonly string[],
): Promise<readonly NumberedFact[]> {
  const about = [pullSubject(key), branchSubject(key.repository, branch)];
  return readNumberedFacts(database, [
    ...about,
    ...groups.map(groupSubject),
    ...commits.map(commitSubject),
  ]);
}

/** Tips of base branches that decisions were made against, by the decisions' numbers; of those that tell it. */
export async function readBases(
  database: Database,
  entries: readonly number[],
): Promise<ReadonlyMap<number, Sha>> {
  const bases = new Map<number, Sha>();
  for (let from = 0; from < entries.length; from += together) {
    const rows = await database
      .selectFrom("journal")
      .select(["seq", "content"])
      .where("seq", "in", entries.slice(from, from + together))
      .execute();
    for (const { seq, content } of rows) {
      const base = baseIn(content);
      if (base !== null) bases.set(seq, base);
    }
  }
  return bases;
}

/** Each may name thousands of files. */
const together = 50;

/** Null in what is no decision, or was edited into something else: that is for the chain to tell. */
function baseIn(text: string): Sha | null {
  try {
    const content: EntryContent = JSON.parse(text);
    return content.kind === "decision" ? parseSha(content.decision.base) : null;
  } catch {
    return null;
  }
}

export interface RecordedDecision {
  /** Of the entry that has it. */
  readonly seq: number;
  readonly decision: DecisionRecord;
}

/** The newest by which the commit was clear for the pull request, be it in a merge queue; null when it never was. */
export async function readClearDecision(
  database: Database,
  key: ChangeKey,
  head: Sha,
): Promise<RecordedDecision | null> {
  const rows = await database
    .selectFrom("journal")
    .innerJoin("journal_subject", "journal_subject.seq", "journal.seq")
    .select(["journal.seq", "journal.content"])
    .where("journal_subject.subject", "=", pullSubject(key))
    .where((where) =>
      where.or([
        where("journal.identity", "like", "decision %"),
        where("journal.identity", "like", "group %"),
      ]),
    )
    .orderBy("journal.seq", "desc")
    .execute();
  const decided = rows.flatMap(({ seq, content }) =>
    decisionsIn(JSON.parse(content)).map((decision) => ({ seq, decision })),
  );
  const isClear = ({ decision }: RecordedDecision) =>
    decision.key.pull === key.pull &&
    decision.head === head &&
    decision.verdict === "clear" &&
    decision.mode === "enforce";
  return decided.find(isClear) ?? null;
}

function decisionsIn(content: EntryContent): readonly DecisionRecord[] {
  if (content.kind === "decision") return [content.decision];
  return content.kind === "group" ? content.group.members.map(({ decision }) => decision) : [];
}
