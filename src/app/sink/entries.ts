/** The entries that were not handed over yet, a chain at a time, and how far that has come. */
import type { JournalEntry } from "../../domain/journal-entry.ts";
import type { Database } from "../store/database.ts";

/** Bounds what is in memory and in one request. */
const mostTogether = 200;
const prefix = "sink ";

/** Every installation that has entries. Steps from one to the next in the index, however many those are. */
export async function chainsOf(database: Database): Promise<readonly number[]> {
  const chains: number[] = [];
  for (let next = await chainAfter(database, -1); next !== null; ) {
    chains.push(next);
    next = await chainAfter(database, next);
  }
  return chains;
}

async function chainAfter(database: Database, installation: number): Promise<number | null> {
  const { next } = await database
    .selectFrom("journal")
    .select((row) => row.fn.min("installation").as("next"))
    .where("installation", ">", installation)
    .executeTakeFirstOrThrow();
  return next === null ? null : Number(next);
}

/** The oldest first. A chain is appended to by one at a time, so that none comes between them later. */
export async function entriesAfter(
  database: Database,
  installation: number,
  seq: number,
): Promise<readonly JournalEntry[]> {
  const rows = await database
    .selectFrom("journal")
    .selectAll()
    .where("installation", "=", installation)
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(mostTogether)
    .execute();
  return rows.map((row) => ({
    seq: Number(row.seq),
    installation,
    at: row.at,
    content: JSON.parse(row.content),
    previous: row.previous,
    hash: row.hash,
  }));
}

/** The number of the last entry that the other side has; 0 for none. */
export async function handedOver(database: Database, installation: number): Promise<number> {
  const row = await database
    .selectFrom("bookmark")
    .select("value")
    .where("name", "=", `${prefix}${installation}`)
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}

export async function markHandedOver(
  database: Database,
  installation: number,
  seq: number,
): Promise<void> {
  const value = String(seq);
  await database
    .insertInto("bookmark")
    .values({ name: `${prefix}${installation}`, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}
