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

export interface Walk {
  /** Ends it: it rejects. */
  readonly signal?: AbortSignal;
  /** Called with each batch of entries. */
  readonly visit?: (entries: readonly StoredEntry[]) => Promise<void>;
}

/** Of every installation that has entries, by its id. */
export async function verifyJournal(
  database: Database,
  options: Walk = {},
): Promise<readonly ChainReport[]> {
  const rows = await database
    .selectFrom("journal")
    .select("installation")
    .distinct()
    .orderBy("installation")
    .execute();
  const reports: ChainReport[] = [];
  for (const { installation } of rows)
    reports.push(await verifyChain(database, installation, options));
  return reports;
}

/** `head` is null, and `entries` 0, for an installation that the journal does not know. */
export async function verifyChain(
  database: Database,
  installation: number,
  { signal, visit }: Walk = {},
): Promise<ChainReport> {
  let walked: Walked = unwalked;
  for await (const entries of batchesOf(database, installation)) {
    signal?.throwIfAborted();
    walked = entries.reduce(walk, walked);
    await visit?.(entries);
  }
  return { installation, ...walked };
}

/** Oldest first. */
async function* batchesOf(
  database: Database,
  installation: number,
): AsyncGenerator<readonly StoredEntry[]> {
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
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.seq;
    // SQLite answers at once: others have their turn only when they are given one.
    await setImmediate();
  }
}
