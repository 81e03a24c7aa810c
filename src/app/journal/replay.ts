/** A decision of the journal with all that it was made of, each as it was kept, or why it cannot be had. */
import { pullSubject } from "../../core/journal/about.ts";
import { sealOf } from "../../core/journal/chain.ts";
import { isOfHash, openInputs, partNames, readParts } from "../../core/journal/inputs.ts";
import type {
  AllInputs,
  AllInputsRecord,
  Inputs,
  InputsElsewhere,
  InputsRecord,
  NumberedFact,
  SharedParts,
} from "../../domain/evidence.ts";
import type { DecisionRecord, EntryContent, GroupRecord } from "../../domain/journal-entry.ts";
import type { Database } from "../store/database.ts";
import { readInputs } from "./inputs.ts";

export type Evidence =
  | {
      readonly kind: "evidence";
      readonly entry: number;
      /** ISO 8601, UTC. */
      readonly at: string;
      readonly decision: DecisionRecord;
      /** Null where nothing could be looked at. */
      readonly inputs: AllInputs | null;
    }
  | {
      readonly kind: "group";
      readonly entry: number;
      readonly at: string;
      readonly group: GroupRecord;
      /** Of each of its pull requests, in their order. */
      readonly inputs: readonly (AllInputs | null)[];
    }
  /** There is no such decision. */
  | { readonly kind: "none" }
  /** It is there, and cannot be decided again; `decision` is null when it is not what was kept either. */
  | {
      readonly kind: "unusable";
      readonly entry: number;
      readonly at: string;
      readonly reason: string;
      readonly decision: DecisionRecord | null;
    };

/** Repositories that the pull request may be of, its number, and the entry; null for the newest. */
export interface Asked {
  readonly repositories: readonly number[];
  readonly pull: number;
  readonly entry: number | null;
}

export async function readEvidence(database: Database, asked: Asked): Promise<Evidence> {
  const row = await readDecision(database, asked);
  if (row === undefined) return { kind: "none" };
  const { seq: entry, at } = row;
  let kept: DecisionRecord | null = null;
  try {
    const content = contentOf(row);
    if (content.kind === "group") return await groupEvidence(database, row, content.group, asked);
    // The content is in the chain; what leads there is not.
    if (content.kind !== "decision" || !isAskedFor(content.decision, asked))
      return { kind: "none" };
    const { decision, inputs: record } = content;
    kept = decision;
    const inputs = await inputsOf(database, decision, record);
    return { kind: "evidence", entry, at, decision, inputs };
  } catch (cause) {
    if (!(cause instanceof Unusable)) throw cause;
    return { kind: "unusable", entry, at, reason: cause.message, decision: kept };
  }
}

async function groupEvidence(
  database: Database,
  { seq: entry, at }: Row,
  group: GroupRecord,
  { repositories, pull }: Asked,
): Promise<Evidence> {
  const isIn = [group.key, ...group.members].some((one) => one.pull === pull);
  if (!isIn || !repositories.includes(group.key.repository)) return { kind: "none" };
  const inputs: (AllInputs | null)[] = [];
  for (const { decision, inputs: record } of group.members)
    inputs.push(await inputsOf(database, decision, record));
  return { kind: "group", entry, at, group, inputs };
}

function isAskedFor({ key }: DecisionRecord, { repositories, pull }: Asked): boolean {
  return repositories.includes(key.repository) && key.pull === pull;
}

class Unusable extends Error {}

interface Row {
  readonly seq: number;
  readonly installation: number;
  readonly at: string;
  readonly content: string;
  readonly previous: string;
  readonly hash: string;
}

const columns = ["seq", "installation", "at", "content", "previous", "hash"] as const;

async function readDecision(
  database: Database,
  { repositories, pull, entry }: Asked,
): Promise<Row | undefined> {
  const subjects = repositories.map((repository) => pullSubject({ repository, pull }));
  if (subjects.length === 0) return undefined;
  return database
    .selectFrom("journal")
    .select(columns)
    .where((where) =>
      where.or([
        where("identity", "like", "decision %"),
        // Only by its number: the newest decision is asked for of a pull request.
        ...(entry === null ? [] : [where("identity", "like", "group %")]),
      ]),
    )
    .where("seq", "in", (inner) =>
      inner.selectFrom("journal_subject").select("seq").where("subject", "in", subjects),
    )
    .$if(entry !== null, (query) => query.where("seq", "=", entry ?? 0))
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Each entry by itself; whether none was taken away or put in is for `journal verify` to tell. */
function contentOf(row: Row): EntryContent {
  if (sealOf(row) !== row.hash)
    throw new Unusable(`Entry ${row.seq} was edited: its hash is not the one of what it says.`);
  return JSON.parse(row.content);
}

async function inputsOf(
  database: Database,
  decision: DecisionRecord,
  record: AllInputsRecord | null | undefined,
): Promise<AllInputs | null> {
  if (record === undefined)
    throw new Unusable("It is from before Foureyes kept what decisions are made of.");
  if (record === null) return null;
  const elsewhere: InputsElsewhere[] = [];
  for (const other of record.elsewhere) {
    const { branch, isShown } = other;
    elsewhere.push({ branch, isShown, ...(await opened(database, decision, other)) });
  }
  return { ...(await opened(database, decision, record)), elsewhere };
}

async function opened(
  database: Database,
  decision: DecisionRecord,
  record: InputsRecord,
): Promise<Inputs> {
  const parts = await readSharedParts(database, record);
  return openInputs(record, decision, parts, await readFactsOf(database, record.facts));
}

async function readSharedParts(database: Database, { parts }: InputsRecord): Promise<SharedParts> {
  const contents = await readInputs(database, Object.values(parts));
  const named = partNames.map((name) => {
    const content = contents.get(parts[name]);
    if (content === undefined)
      throw new Unusable(`What it knew of ${name} is missing: input ${parts[name]}.`);
    if (!isOfHash(content, parts[name]))
      throw new Unusable(`What it knew of ${name} was edited: input ${parts[name]}.`);
    return [name, content] as const;
  });
  return readParts(Object.fromEntries(named) as Record<keyof SharedParts, string>);
}

/** SQLite takes 32,766 parameters a statement. */
const together = 10_000;

async function readFactsOf(
  database: Database,
  seqs: readonly number[],
): Promise<readonly NumberedFact[]> {
  const facts = new Map<number, NumberedFact>();
  for (let from = 0; from < seqs.length; from += together) {
    const rows = await database
      .selectFrom("journal")
      .select(columns)
      .where("seq", "in", seqs.slice(from, from + together))
      .execute();
    for (const row of rows) {
      const content = contentOf(row);
      if (content.kind === "fact") facts.set(row.seq, { seq: row.seq, fact: content.fact });
    }
  }
  return seqs.map((seq) => {
    const fact = facts.get(seq);
    if (fact === undefined) throw new Unusable(`Entry ${seq}, a fact that it goes by, is missing.`);
    return fact;
  });
}
