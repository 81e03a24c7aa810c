/** The journal in the database: appended in a transaction, found again by what entries are about. */

import { identityOf, subjectsOf } from "../../core/journal/about.ts";
import { canonicalOf, genesis, hashOf } from "../../core/journal/chain.ts";
import type { NumberedFact } from "../../domain/evidence.ts";
import type { Fact } from "../../domain/fact.ts";
import type { EntryContent } from "../../domain/journal-entry.ts";
import type { Database } from "../store/database.ts";
import { lastEntry } from "./heads.ts";

/** SQLite takes 32,766 parameters a statement; a change of more commits is asked for in parts. */
const mostSubjects = 10_000;

/**
 * Each look at a pull request adds a decision to what is said of it, so that to read them all would
 * cost more with every look. They are known by their content, which is canonical and in the chain;
 * what is damaged begins otherwise, is read, and stops the look.
 */
const ofDecisions = ['{"decision":%', '{"group":%'];

/**
 * Appends what is not there yet and returns the number of the entry that says it. Call it inside of
 * a transaction, so that an entry and what follows from it become durable together. `beyond`: the
 * number is greater than this one, even if the journal does not reach it.
 */
export async function append(
  database: Database,
  installation: number,
  at: string,
  content: EntryContent,
  beyond = 0,
): Promise<number> {
  const identity = identityIn(content, at);
  const known = await database
    .selectFrom("journal")
    .select("seq")
    .where("identity", "=", identity)
    .executeTakeFirst();
  if (known !== undefined) return known.seq;
  const last = await database
    .selectFrom("journal")
    .select("hash")
    .where("installation", "=", installation)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const previous = last?.hash ?? genesis;
  const hash = hashOf({ seq: 0, installation, at, content, previous });
  // The engine's own count would fall behind a number that leapt.
  const number = Math.max(await lastEntry(database), beyond) + 1;
  const { seq } = await database
    .insertInto("journal")
    .values({
      seq: number,
      installation,
      at,
      identity,
      content: canonicalOf(content),
      previous,
      hash,
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  for (const subject of new Set(subjectsOf(content))) {
    await database
      .insertInto("journal_subject")
      .values({ subject, seq })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return seq;
}

/** Whether the journal has the fact already. */
export async function isTold(database: Database, fact: Fact): Promise<boolean> {
  const row = await database
    .selectFrom("journal")
    .select("seq")
    .where("identity", "=", identityOf(fact))
    .executeTakeFirst();
  return row !== undefined;
}

/** Facts are one by what they are about; every decision and publication is an event of its own. */
function identityIn(content: EntryContent, at: string): string {
  switch (content.kind) {
    case "fact":
      return identityOf(content.fact);
    case "decision":
      return `decision ${content.decision.key.repository}#${content.decision.key.pull} ${at} ${crypto.randomUUID()}`;
    case "group":
      return `group ${content.group.key.repository} ${content.group.head} ${at} ${crypto.randomUUID()}`;
    case "publication":
      return `publication ${content.publication.checkRun} ${content.publication.decision} ${at} ${crypto.randomUUID()}`;
    case "damage":
      return `damage ${content.damage.id}`;
    case "acknowledgement": {
      const { damage, mac } = content.acknowledgement;
      return `acknowledgement ${damage} ${mac}`;
    }
    default:
      return content satisfies never;
  }
}

/** All facts about any of the subjects, oldest first, each once. */
export async function readFacts(
  database: Database,
  subjects: readonly string[],
): Promise<readonly Fact[]> {
  const numbered = await readNumberedFacts(database, subjects);
  return numbered.map(({ fact }) => fact);
}

/** The same, with their numbers. */
export async function readNumberedFacts(
  database: Database,
  subjects: readonly string[],
): Promise<readonly NumberedFact[]> {
  const entries = new Map<number, NumberedFact>();
  const asked = new Set(subjects);
  for (let from = 0; from < subjects.length; from += mostSubjects) {
    const rows = await database
      .selectFrom("journal")
      .innerJoin("journal_subject", "journal_subject.seq", "journal.seq")
      .select(["journal.seq", "journal.content"])
      .where("journal_subject.subject", "in", subjects.slice(from, from + mostSubjects))
      .where(({ and, eb }) =>
        and(ofDecisions.map((start) => eb("journal.content", "not like", start))),
      )
      .execute();
    for (const row of rows) {
      const content: EntryContent = JSON.parse(row.content);
      // The content is in the chain; what leads there is not.
      const isAsked = subjectsOf(content).some((subject) => asked.has(subject));
      if (content.kind === "fact" && isAsked)
        entries.set(row.seq, { seq: row.seq, fact: content.fact });
    }
  }
  return [...entries.values()].sort((one, other) => one.seq - other.seq);
}
