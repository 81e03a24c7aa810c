/** The entries that somebody asks for, a batch at a time: memory stays flat. */
import { subjectsOf } from "../../core/journal/about.ts";
import { peopleIn, repositoryIn } from "../../core/journal/concerns.ts";
import type { EntryContent, JournalEntry } from "../../domain/journal-entry.ts";
import type { Account } from "../../domain/people.ts";
import { isAccount } from "../../domain/people.ts";
import { Problem } from "../../domain/problem.ts";
import type { Database } from "../store/database.ts";

/** Null: any. */
export interface Wanted {
  /** ISO 8601, UTC, to the millisecond: from then on. */
  readonly since: string | null;
  /** Before then. */
  readonly until: string | null;
  /** Numbers; a name may have been of several. */
  readonly repositories: readonly number[] | null;
  readonly person: Account | null;
}

export interface Batch {
  readonly entries: readonly JournalEntry[];
  /** How many were looked at so far, wanted or not. */
  readonly looked: number;
}

const together = 50;

/** Oldest first. Throws "store" for an entry that cannot be read. */
export async function* wantedEntries(database: Database, wanted: Wanted): AsyncGenerator<Batch> {
  let looked = 0;
  let after = 0;
  for (;;) {
    const rows = await rowsAfter(database, after, wanted);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
    looked += rows.length;
    yield { entries: await wantedOf(database, rows.map(entryOf), wanted), looked };
  }
}

/** How many there are of that time. */
export async function countEntries(database: Database, wanted: Wanted): Promise<number> {
  const { count } = await inTime(database, wanted)
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function rowsAfter(database: Database, after: number, wanted: Wanted) {
  return inTime(database, wanted)
    .select(["seq", "installation", "at", "content", "previous", "hash"])
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(together)
    .execute();
}

function inTime(database: Database, { since, until }: Wanted) {
  return database
    .selectFrom("journal")
    .$if(since !== null, (query) => query.where("at", ">=", since ?? ""))
    .$if(until !== null, (query) => query.where("at", "<", until ?? ""));
}

function entryOf(row: Omit<JournalEntry, "content"> & { readonly content: string }): JournalEntry {
  const content = parsed(row);
  if (isEntry(content)) return { ...row, content };
  throw edited(row, "is none");
}

function parsed(row: { readonly seq: number; readonly content: string }): unknown {
  try {
    return JSON.parse(row.content);
  } catch (cause) {
    throw edited(row, "is no JSON", cause);
  }
}

function edited({ seq }: { readonly seq: number }, what: string, cause?: unknown): Problem {
  const sentence = `Entry ${seq} of the journal ${what}: it was edited. See foureyes journal verify.`;
  return new Problem("store", sentence, { cause });
}

/** As far as anybody looks into one who asks for entries; whether it is as it was is for the chain to tell. */
function isEntry(value: unknown): value is EntryContent {
  try {
    const content = value as EntryContent;
    const { [content.kind]: about } = value as Readonly<Record<string, unknown>>;
    const isOfAKind = Array.isArray(subjectsOf(content)) && isMap(about);
    return isOfAKind && repositoryIn(content) !== undefined && peopleIn(content).every(isMap);
  } catch {
    return false;
  }
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

async function wantedOf(
  database: Database,
  entries: readonly JournalEntry[],
  { repositories, person }: Wanted,
): Promise<readonly JournalEntry[]> {
  const ofPerson = entries.filter(
    ({ content }) => person === null || peopleIn(content).some((each) => isAccount(each, person)),
  );
  if (repositories === null) return ofPerson;
  const byDecision = await repositoriesOf(database, ofPerson.flatMap(decisionNamed));
  return ofPerson.filter(({ content }) => {
    const [decision] = decisionNamed({ content });
    const repository = repositoryIn(content) ?? byDecision.get(decision ?? 0);
    return repository !== undefined && repositories.includes(repository);
  });
}

/** The first journals tell of a publication only which decision it shows. */
function decisionNamed({ content }: { readonly content: EntryContent }): readonly number[] {
  return content.kind === "publication" ? [content.publication.decision] : [];
}

async function repositoriesOf(
  database: Database,
  decisions: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (decisions.length === 0) return new Map();
  const rows = await database
    .selectFrom("journal_subject")
    .select(["seq", "subject"])
    .where("seq", "in", decisions)
    .execute();
  return new Map(
    rows.map(({ seq, subject }) => [seq, Number(/^pull (\d+)#/.exec(subject)?.[1] ?? 0)]),
  );
}
