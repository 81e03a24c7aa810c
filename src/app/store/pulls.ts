/** Our memory of repositories and pull requests. */
import type { ChangeKey, LaneKey } from "../../domain/key.ts";
import type { Mode } from "../../domain/policy.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import type { Pull, Repository } from "../../domain/snapshot.ts";
import { rememberPull } from "../webhook/learn.ts";
import type { KnownPull } from "../webhook/notes.ts";
import type { Database } from "./database.ts";

/** Null for one that no delivery has named yet. */
export async function readRepository(database: Database, key: LaneKey): Promise<Repository | null> {
  const row = await database
    .selectFrom("repository")
    .select(["id", "owner", "name"])
    .where("id", "=", key.repository)
    .executeTakeFirst();
  return row ?? null;
}

/** As GitHub shows it now: deliveries may have come in another order. */
export async function rememberOpen(
  database: Database,
  key: ChangeKey,
  known: KnownPull,
): Promise<void> {
  await rememberPull(database, key.installation, known);
}

/** What can be said of a pull request without GitHub; null when nothing is known of it. */
export async function lastKnown(
  database: Database,
  key: ChangeKey,
): Promise<{ pull: Pick<Pull, "head" | "base" | "baseRef">; mode: Mode } | null> {
  const row = await database
    .selectFrom("pull")
    .select(["head", "base_ref", "mode"])
    .where("repository", "=", key.repository)
    .where("number", "=", key.pull)
    .executeTakeFirst();
  if (row === undefined) return null;
  const head = parseSha(row.head);
  const mode = row.mode ?? (await lastModeIn(database, key.repository));
  return {
    pull: { head, base: head, baseRef: row.base_ref },
    mode: mode === "observe" ? "observe" : "enforce",
  };
}

/** What a pull request stands for, as far as we were told; null when nothing is known of it. */
export async function readStanding(database: Database, key: ChangeKey) {
  const row = await database
    .selectFrom("pull")
    .select(["head", "open", "merged", "mode", "decided_head"])
    .where("repository", "=", key.repository)
    .where("number", "=", key.pull)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    head: parseSha(row.head),
    decidedHead: row.decided_head === null ? null : parseSha(row.decided_head),
    open: row.open === 1,
    merged: row.merged === 1,
    /** The check of this commit is not for it. */
    observed: row.mode === "observe" && row.decided_head === row.head,
  };
}

/** Of the newest decision in the repository: a first one that fails should not show another name. */
async function lastModeIn(database: Database, repository: number): Promise<string | null> {
  const row = await database
    .selectFrom("pull")
    .select("mode")
    .where("repository", "=", repository)
    .where("mode", "is not", null)
    .orderBy("decision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.mode ?? null;
}

/** The head that was decided on last; null for none. */
export async function decidedHead(database: Database, key: ChangeKey): Promise<Sha | null> {
  const row = await database
    .selectFrom("pull")
    .select("decided_head")
    .where("repository", "=", key.repository)
    .where("number", "=", key.pull)
    .executeTakeFirst();
  return row?.decided_head == null ? null : parseSha(row.decided_head);
}

/** Number of the newest decision on it; null for none. */
export async function lastDecision(database: Database, key: ChangeKey): Promise<number | null> {
  const row = await database
    .selectFrom("pull")
    .select("decision")
    .where("repository", "=", key.repository)
    .where("number", "=", key.pull)
    .executeTakeFirst();
  return row?.decision ?? null;
}

/** Other open pull requests with this head that have no decision for it yet. */
export async function siblingsToDecide(
  database: Database,
  key: ChangeKey,
  head: Sha,
  named: readonly number[],
): Promise<readonly ChangeKey[]> {
  const decided = await database
    .selectFrom("pull")
    .select("number")
    .where("repository", "=", key.repository)
    .where("decided_head", "=", head)
    .execute();
  const known = new Set(decided.map((row) => row.number));
  return named.filter((pull) => !known.has(pull)).map((pull) => ({ ...key, pull }));
}

/** Numbers of the open pull requests into a branch. */
export async function openInto(
  database: Database,
  repository: number,
  branch: string,
): Promise<number[]> {
  const rows = await database
    .selectFrom("pull")
    .select("number")
    .where((where) => where.and({ repository, open: 1, base_ref: branch }))
    .execute();
  return rows.map(({ number }) => number);
}
