/** Whether what decisions were made of is there, as it was kept. */
import { setImmediate } from "node:timers/promises";
import { isOfHash } from "../../core/journal/inputs.ts";
import type { AllInputsRecord } from "../../domain/evidence.ts";
import type { EntryContent } from "../../domain/journal-entry.ts";
import type { Database } from "../store/database.ts";
import { knownInputs } from "./inputs.ts";

export interface InputsReport {
  /** How many contents are kept. */
  readonly contents: number;
  /** Hashes of those that are something else now. */
  readonly edited: readonly string[];
  /** Decisions, by their numbers, that name a content that is not there. */
  readonly missing: readonly { readonly entry: number; readonly hash: string }[];
}

/** Of each list; more of them tell nothing new. */
const mostListed = 100;
const together = 50;

export async function verifyInputs(database: Database): Promise<InputsReport> {
  const edited: string[] = [];
  let contents = 0;
  for await (const { hash, content } of allContents(database)) {
    contents += 1;
    if (!isOfHash(content, hash) && edited.length < mostListed) edited.push(hash);
  }
  return { contents, edited, missing: await missingInputs(database) };
}

/** One by one: each may be the files of a large change. */
async function* allContents(database: Database) {
  let after = "";
  for (;;) {
    const row = await database
      .selectFrom("input")
      .select(["hash", "content"])
      .where("hash", ">", after)
      .orderBy("hash")
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row;
    after = row.hash;
    // SQLite answers at once: others have their turn only when they are given one.
    await setImmediate();
  }
}

async function missingInputs(database: Database): Promise<InputsReport["missing"]> {
  const missing: { entry: number; hash: string }[] = [];
  let after = 0;
  while (missing.length < mostListed) {
    const rows = await database
      .selectFrom("journal")
      .select(["seq", "content"])
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(together)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.seq;
    const named = rows.flatMap(({ seq, content }) =>
      hashesIn(content).map((hash) => ({ entry: seq, hash })),
    );
    const known = await knownInputs(database, [...new Set(named.map(({ hash }) => hash))]);
    missing.push(...named.filter(({ hash }) => !known.has(hash)));
    await setImmediate();
  }
  return missing.slice(0, mostListed);
}

/** None in what is no entry: that is for the chain to tell. */
function hashesIn(text: string): readonly string[] {
  try {
    const content: EntryContent = JSON.parse(text);
    return recordsIn(content).flatMap(({ elsewhere, ...own }) =>
      [own, ...elsewhere].flatMap(({ parts }) => Object.values(parts)),
    );
  } catch {
    return [];
  }
}

function recordsIn(content: EntryContent): readonly AllInputsRecord[] {
  if (content.kind === "group") return content.group.members.flatMap(({ inputs }) => inputs ?? []);
  return content.kind === "decision" && content.inputs != null ? [content.inputs] : [];
}
