/** The servers' database after the run: the chain of the journal, and what became of each delivery. */
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { genesis, hashOf } from "../../src/core/journal/chain.ts";
import type { Delivery } from "../github/index.ts";

export type Row = Readonly<Record<string, unknown>>;

/** `database`: a file, or the address of a PostgreSQL. */
export async function rowsOf(database: string, table: string): Promise<readonly Row[]> {
  if (!database.startsWith("postgres://")) {
    const file = new DatabaseSync(database, { readOnly: true });
    const rows = file.prepare(`SELECT * FROM ${table}`).all();
    file.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query(`SELECT * FROM ${table}`);
  await client.end();
  return rows;
}

/** One line for each entry that does not follow the one before it; each installation has a chain of its own. */
export function brokenLinks(journal: readonly Row[]): readonly string[] {
  if (journal.length === 0) return ["the journal is empty"];
  const last = new Map<number, string>();
  return journal
    .toSorted((one, other) => Number(one.seq) - Number(other.seq))
    .flatMap((row) => {
      const installation = Number(row.installation);
      const previous = last.get(installation) ?? genesis;
      last.set(installation, String(row.hash));
      const content = JSON.parse(String(row.content));
      const hash = hashOf({ seq: 0, installation, at: String(row.at), content, previous });
      const isWhole = row.previous === previous && row.hash === hash;
      return isWhole ? [] : [`the journal's chain is broken at entry ${row.seq}`];
    });
}

/** One line for each delivery that was accepted, and not worked on to its end or not kept at all. */
export function undone(kept: readonly Row[], sent: readonly Delivery[]): readonly string[] {
  const states = new Map(kept.map(({ id, state }) => [String(id), String(state)]));
  const accepted = sent.filter(({ answer }) => answer.includes('"status":"accepted"'));
  const all = new Set([...states.keys(), ...accepted.map(({ guid }) => guid)]);
  return [...all]
    .filter((guid) => states.get(guid) !== "done")
    .map((guid) => `delivery ${guid} was accepted and is ${states.get(guid) ?? "gone"}`);
}

/** The tip of its branch that each review was noted to be given on. */
export function notedTips(journal: readonly Row[]): ReadonlyMap<number, string> {
  return new Map(
    journal
      .map(({ content }) => JSON.parse(String(content)).fact)
      .filter((fact) => fact?.kind === "bound")
      .map(({ review, base }) => [Number(review), String(base)]),
  );
}
