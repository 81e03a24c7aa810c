/**
 * Mends what entries are found by. Identities and subjects follow from the content and are in no hash:
 * with one of them changed, a push would be told in vain, or never found again.
 */
import { identityOf, subjectsOf } from "../../core/journal/about.ts";
import type { StoredEntry } from "../../core/journal/verify.ts";
import type { EntryContent } from "../../domain/journal-entry.ts";
import type { Database } from "../store/database.ts";

interface Known {
  readonly seq: number;
  readonly hash: string;
  readonly kind: EntryContent["kind"];
  /** Null for what is one of a kind, whatever it is called. */
  readonly identity: string | null;
  readonly subjects: readonly string[];
}

interface Subject {
  readonly subject: string;
  readonly seq: number;
}

/** Of a batch of entries. Gives in how many places. */
export async function mend(database: Database, entries: readonly StoredEntry[]): Promise<number> {
  const known = entries.map(knownOf).filter((entry) => entry !== null);
  const misnamed = await findMisnamed(database, known);
  const missing = await findMissing(database, known);
  if (misnamed.length + missing.length === 0) return 0;
  await database.transaction().execute(async (transaction) => {
    for (const entry of misnamed) await rename(transaction, entry);
    for (const subject of missing) await addSubject(transaction, subject);
  });
  return misnamed.length + missing.length;
}

/** Null for one that was broken, and may be anything: that is told elsewhere. */
function knownOf({ seq, hash, content: text }: StoredEntry): Known | null {
  try {
    const content = JSON.parse(text) as EntryContent;
    const { kind } = content;
    const identity = content.kind === "fact" ? asLookedFor(identityOf(content.fact)) : null;
    const subjects = [...new Set(subjectsOf(content).map(asLookedFor))];
    return { seq, hash, kind, identity, subjects };
  } catch {
    return null;
  }
}

async function findMisnamed(
  database: Database,
  known: readonly Known[],
): Promise<readonly Known[]> {
  if (known.length === 0) return [];
  const rows = await database
    .selectFrom("journal")
    .select(["seq", "identity"])
    .where(
      "seq",
      "in",
      known.map(({ seq }) => seq),
    )
    .execute();
  const identities = new Map(rows.map(({ seq, identity }) => [seq, identity]));
  return known.filter((entry) => !fits(entry, identities.get(entry.seq) ?? ""));
}

function fits(entry: Known, is: string): boolean {
  const { kind, identity } = entry;
  if (identity === null) return is.startsWith(`${kind} `);
  return kept(is) === kept(identity) || is === secondName(entry);
}

/** For one whose identity another has, that came first. */
function secondName({ kind, hash }: Known): string {
  return `${kind} ${hash}`;
}

async function rename(database: Database, entry: Known): Promise<void> {
  const { seq } = entry;
  const name = entry.identity ?? secondName(entry);
  const other = await database
    .selectFrom("journal")
    .select("seq")
    .where("identity", "=", name)
    .where("seq", "!=", seq)
    .executeTakeFirst();
  const identity = other === undefined ? name : secondName(entry);
  await database.updateTable("journal").set({ identity }).where("seq", "=", seq).execute();
}

/** SQLite takes 32,766 parameters a statement; a push has 2,048 commits at most. */
const mostTogether = 5_000;

/** What leads to an entry that is not about it is no harm: whoever reads looks at the entry. */
async function findMissing(
  database: Database,
  known: readonly Known[],
): Promise<readonly Subject[]> {
  const missing: Subject[] = [];
  let together: Subject[][] = [];
  let count = 0;
  for (const { seq, subjects } of known) {
    if (subjects.length === 0) continue;
    together.push(subjects.map((subject) => ({ subject, seq })));
    count += subjects.length;
    if (count < mostTogether) continue;
    missing.push(...(await notThere(database, together)));
    together = [];
    count = 0;
  }
  return [...missing, ...(await notThere(database, together))];
}

/** Those of one entry together: they are found by the subject first. */
async function notThere(
  database: Database,
  wanted: readonly (readonly Subject[])[],
): Promise<readonly Subject[]> {
  if (wanted.length === 0) return [];
  const rows = await database
    .selectFrom("journal_subject")
    .select(["subject", "seq"])
    .where((where) =>
      where.or(
        wanted.map((subjects) =>
          where.and([
            where("seq", "=", subjects[0]?.seq ?? 0),
            where(
              "subject",
              "in",
              subjects.map(({ subject }) => subject),
            ),
          ]),
        ),
      ),
    )
    .execute();
  const there = new Set(rows.map(({ subject, seq }) => `${seq} ${kept(subject)}`));
  return wanted.flat().filter(({ subject, seq }) => !there.has(`${seq} ${kept(subject)}`));
}

async function addSubject(database: Database, { subject, seq }: Subject): Promise<void> {
  await database
    .insertInto("journal_subject")
    .values({ subject, seq })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What is looked for has halves of characters, which no engine keeps; the content has them written out. */
function asLookedFor(text: string): string {
  return text.replace(/\\u\{d[89a-f][0-9a-f]{2}\}/g, "\uFFFD").toWellFormed();
}

/** One engine keeps NUL, another does not. */
function kept(text: string): string {
  return asLookedFor(text).replaceAll("\0", "\uFFFD");
}
