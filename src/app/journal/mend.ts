/**
 * Mends what entries are found by. Identities and subjects follow from the content and are in no hash:
 * with one of them changed, a push would be told in vain, or never found again.
 */
import { identityOf, subjectsOf } from "../../core/journal/about.ts";
import type { StoredEntry } from "../../core/journal/verify.ts";
import type { EntryContent } from "../../domain/journal-entry.ts";
import type { Database } from "../store/database.ts";

interface Known {
  readonly entry: StoredEntry;
  readonly content: EntryContent;
}

/** Of some entries, not more than parameters of a statement. Gives how many places were mended. */
export async function mend(database: Database, entries: readonly StoredEntry[]): Promise<number> {
  const known = entries.flatMap((entry): readonly Known[] => {
    const content = parsed(entry.content);
    return content === null ? [] : [{ entry, content }];
  });
  if (known.length === 0) return 0;
  return database
    .transaction()
    .execute(
      async (transaction) =>
        (await mendIdentities(transaction, known)) + (await mendSubjects(transaction, known)),
    );
}

/** Null for one that was broken: that is told elsewhere. */
function parsed(text: string): EntryContent | null {
  try {
    return JSON.parse(text) as EntryContent;
  } catch {
    return null;
  }
}

async function mendIdentities(database: Database, known: readonly Known[]): Promise<number> {
  const rows = await database
    .selectFrom("journal")
    .select(["seq", "identity"])
    .where("seq", "in", numbersOf(known))
    .execute();
  const identities = new Map(rows.map((row) => [row.seq, row.identity]));
  let mended = 0;
  for (const { entry, content } of known) {
    const is = identities.get(entry.seq);
    const [wanted, second] = namesFor(content, entry);
    if (is === undefined || fits(content, is, wanted) || is === second) continue;
    const identity = (await isTaken(database, wanted, entry.seq)) ? second : wanted;
    await database.updateTable("journal").set({ identity }).where("seq", "=", entry.seq).execute();
    mended += 1;
  }
  return mended;
}

/** And another, in case that an entry of the same identity is there already. */
function namesFor(content: EntryContent, { hash }: StoredEntry): readonly [string, string] {
  return content.kind === "fact"
    ? [asLookedFor(identityOf(content.fact)), `fact ${hash}`]
    : [`${content.kind} ${hash}`, `${content.kind} ${hash}`];
}

/** All but facts are one of a kind, whatever they are called. */
function fits(content: EntryContent, identity: string, wanted: string): boolean {
  return content.kind === "fact"
    ? kept(identity) === kept(wanted)
    : identity.startsWith(`${content.kind} `);
}

/** What is looked for has halves of characters, which no engine keeps; the content has them written out. */
function asLookedFor(text: string): string {
  return text.replace(/\\u\{d[89a-f][0-9a-f]{2}\}/g, "\uFFFD").toWellFormed();
}

/** One engine keeps NUL, another does not. */
function kept(text: string): string {
  return asLookedFor(text).replaceAll("\0", "\uFFFD");
}

async function isTaken(database: Database, identity: string, by: number): Promise<boolean> {
  const row = await database
    .selectFrom("journal")
    .select("seq")
    .where("identity", "=", identity)
    .where("seq", "!=", by)
    .executeTakeFirst();
  return row !== undefined;
}

/** What leads to an entry that is not about it is no harm: whoever reads looks at the entry. */
async function mendSubjects(database: Database, known: readonly Known[]): Promise<number> {
  const rows = await database
    .selectFrom("journal_subject")
    .select(["subject", "seq"])
    .where("seq", "in", numbersOf(known))
    .execute();
  const there = new Set(rows.map(({ subject, seq }) => `${seq} ${kept(subject)}`));
  let mended = 0;
  for (const { entry, content } of known) {
    for (const subject of new Set(subjectsOf(content).map(asLookedFor))) {
      if (there.has(`${entry.seq} ${kept(subject)}`)) continue;
      await database
        .insertInto("journal_subject")
        .values({ subject, seq: entry.seq })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      mended += 1;
    }
  }
  return mended;
}

function numbersOf(known: readonly Known[]): readonly number[] {
  return known.map(({ entry }) => entry.seq);
}
