/** Where chains end, and what stands at a place in them. */
import { nowhere } from "../../core/journal/anchor.ts";
import type { Head } from "../../core/journal/verify.ts";
import type { Database } from "../store/database.ts";

export interface ChainHead extends Head {
  readonly installation: number;
}

/** Of the entry that was appended last. */
export async function headOf(database: Database, installation: number): Promise<Head> {
  const row = await database
    .selectFrom("journal")
    .select(["seq", "hash"])
    .where("installation", "=", installation)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? nowhere;
}

/** Null when the installation has no entry of that number. */
export async function hashAt(
  database: Database,
  installation: number,
  seq: number,
): Promise<string | null> {
  const row = await database
    .selectFrom("journal")
    .select("hash")
    .where("installation", "=", installation)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** Of all chains, the greatest number. */
export async function lastEntry(database: Database): Promise<number> {
  const row = await database
    .selectFrom("journal")
    .select("seq")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

const together = 1_000;

/** The newest head of each chain that has entries after that number, and how far that is. */
export async function headsAfter(
  database: Database,
  seq: number,
): Promise<{ readonly heads: readonly ChainHead[]; readonly last: number }> {
  const heads = new Map<number, ChainHead>();
  let last = seq;
  for (;;) {
    const rows = await database
      .selectFrom("journal")
      .select(["installation", "seq", "hash"])
      .where("seq", ">", last)
      .orderBy("seq")
      .limit(together)
      .execute();
    for (const row of rows) heads.set(row.installation, row);
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < together) return { heads: [...heads.values()], last };
  }
}
