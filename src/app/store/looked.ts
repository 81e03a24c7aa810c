/** What GitHub showed of pull requests when they were evaluated last, and since when that may be wrong. */
import type { ChangeKey } from "../../domain/key.ts";
import type { Database } from "./database.ts";

export interface LookedPull {
  readonly number: number;
  readonly open: boolean;
  readonly head: string;
  readonly baseRef: string;
  readonly decidedHead: string | null;
  /** Of the last decision: what it came to, and its number in the journal. */
  readonly verdict: string | null;
  readonly decision: number | null;
  /** Digest of what was looked at. */
  readonly looked: string;
  /** Somebody told that it is to be looked at again, whatever it shows. */
  readonly isForgotten: boolean;
}

/** Every pull request of the repository that we know of, by its number. */
export async function readLookedPulls(
  database: Database,
  repository: number,
): Promise<ReadonlyMap<number, LookedPull>> {
  const rows = await database
    .selectFrom("pull")
    .select(["number", "open", "head", "base_ref", "decided_head", "verdict", "decision", "looked"])
    .where("repository", "=", repository)
    .execute();
  return new Map(
    rows.map(({ open, base_ref: baseRef, decided_head: decidedHead, looked, ...row }) => [
      row.number,
      {
        ...row,
        open: open === 1,
        baseRef,
        decidedHead,
        looked,
        isForgotten: looked.startsWith(forgotten),
      },
    ]),
  );
}

/** Empty for one that was never looked at. */
export async function readLooked(database: Database, key: ChangeKey): Promise<string> {
  const row = await database
    .selectFrom("pull")
    .select("looked")
    .where("repository", "=", key.repository)
    .where("number", "=", key.pull)
    .executeTakeFirst();
  return row?.looked ?? "";
}

/** Unless what was `before`, when looking began, was forgotten meanwhile. */
export async function rememberLooked(
  database: Database,
  key: ChangeKey,
  before: string,
  looked: string,
): Promise<void> {
  await database
    .updateTable("pull")
    .set({ looked })
    .where("repository", "=", key.repository)
    .where("number", "=", key.pull)
    .where("looked", "=", before)
    .execute();
}

const forgotten = "forgotten";

/**
 * All are to be looked at again though they are as they were, those that somebody looks at right now
 * as well. Null: of every repository of the installation.
 */
export async function forgetLooked(
  database: Database,
  installation: number,
  repository: number | null,
): Promise<void> {
  const forgetting = database
    .updateTable("pull")
    .set({ looked: `${forgotten} ${crypto.randomUUID()}` })
    .where("open", "=", 1);
  await (repository === null
    ? forgetting.where("installation", "=", installation)
    : forgetting.where("repository", "=", repository)
  ).execute();
}
