/** Walks the chains of the journal: a batch of rows at a time, so that memory stays flat. */
import { setImmediate } from "node:timers/promises";
import { type StoredEntry, unwalked, type Walked, walk } from "../../core/journal/verify.ts";
import type { Database } from "../store/database.ts";

/** The chain of one installation. */
export interface ChainReport extends Walked {
  readonly installation: number;
}

/** An entry is mostly some kilobytes; hashing so many takes some milliseconds. */
const together = 50;

/** Of every installation that has entries, by its id. Rejects when it is told to stop. */
export async function verifyJournal(
  database: Database,
  signal?: AbortSignal,
): Promise<readonly ChainReport[]> {
  const rows = await database
    .selectFrom("journal")
    .select("installation")
    .distinct()
    .orderBy("installation")
    .execute();
  const reports: ChainReport[] = [];
  for (const { installation } of rows)
    reports.push(await verifyChain(database, installation, signal));
  return reports;
}

/** `head` is null, and `entries` 0, for an installation that the journal does not know. */
export async function verifyChain(
  database: Database,
  installation: number,
  signal?: AbortSignal,
): Promise<ChainReport> {
  let walked: Walked = unwalked;
  for await (const entry of entriesOf(database, installation)) {
    signal?.throwIfAborted();
    walked = walk(walked, entry);
  }
  return { installation, ...walked };
}

/** Oldest first. */
async function* entriesOf(database: Database, installation: number): AsyncGenerator<StoredEntry> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await database
      .selectFrom("journal")
      .select(["seq", "installation", "at", "content", "previous", "hash"])
      .where("installation", "=", installation)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(together)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
    // SQLite answers at once: others have their turn only when they are given one.
    await setImmediate();
  }
}
