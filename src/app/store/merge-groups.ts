/** Our memory of what merge queues made: which commits, and which pull requests are in each. */
import type { Sibling } from "../../core/publication/shared-head.ts";
import type { Verdict } from "../../domain/decision.ts";
import { type GroupKey, isGroup, type LaneKey } from "../../domain/key.ts";
import type { Mode } from "../../domain/policy.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import type { KnownGroup } from "../webhook/notes.ts";
import type { Database } from "./database.ts";

/** A delivery may come twice, and after the one that tells of its end: the queue's list decides. */
export async function rememberGroup(
  database: Database,
  { key, pull, baseRef, gone }: KnownGroup,
  now: number,
): Promise<void> {
  const { installation, repository, group: head } = key;
  const values = { installation, pull, base_ref: baseRef, gone: Number(gone) };
  const unknown = { members: null, verdict: null, mode: null, decision: null, since: now };
  await database
    .insertInto("merge_group")
    .values({ repository, head, ...values, ...unknown })
    .onConflict((conflict) => conflict.columns(["repository", "head"]).doUpdateSet(values))
    .execute();
}

export async function readGroup(database: Database, { repository, group: head }: GroupKey) {
  const row = await database
    .selectFrom("merge_group")
    .select(["pull", "base_ref", "gone", "mode", "decision"])
    .where((where) => where.and({ repository, head }))
    .executeTakeFirst();
  if (row === undefined) return null;
  const mode: Mode = row.mode === "observe" ? "observe" : "enforce";
  const { pull, base_ref: baseRef, decision } = row;
  return { pull, baseRef, gone: row.gone === 1, mode, decision };
}

export async function rememberMembers(
  database: Database,
  { repository, group: head }: GroupKey,
  pulls: readonly number[],
): Promise<void> {
  await database
    .updateTable("merge_group")
    .set({ members: JSON.stringify(pulls) })
    .where((where) => where.and({ repository, head }))
    .execute();
}

export async function forgetGroup(
  database: Database,
  { repository, group: head }: GroupKey,
): Promise<void> {
  await database
    .deleteFrom("merge_group")
    .where((where) => where.and({ repository, head }))
    .execute();
}

/** Of groups that nobody told us the end of. */
export async function forgetGroupsBefore(database: Database, before: number): Promise<void> {
  await database.deleteFrom("merge_group").where("since", "<", before).execute();
}

/** Those that any of the keys is in, or may be: what is news for one is news for the commit. */
export async function groupsWith(
  database: Database,
  keys: readonly LaneKey[],
): Promise<readonly GroupKey[]> {
  const found: GroupKey[] = [];
  for (const [repository, some] of Map.groupBy(keys, (key) => key.repository)) {
    const numbers = some.flatMap((key) => (isGroup(key) ? [] : [key.pull]));
    for (const { members, ...row } of await groupsIn(database, repository)) {
      const isIn = (pull: number | null) =>
        pull === null || members === null || members.includes(pull);
      if (numbers.some(isIn)) found.push({ ...row, repository, pull: null });
    }
  }
  return found;
}

async function groupsIn(database: Database, repository: number) {
  const rows = await database
    .selectFrom("merge_group")
    .select(["installation", "head", "members"])
    .where("repository", "=", repository)
    .execute();
  return rows.map(({ installation, head, members }) => ({
    installation,
    group: parseSha(head),
    members: members === null ? null : (JSON.parse(members) as readonly number[]),
  }));
}

/** That commit as a group, if it is one that waits. */
export async function groupsAt(
  database: Database,
  repository: number,
  group: Sha,
): Promise<readonly GroupKey[]> {
  const rows = await database
    .selectFrom("merge_group")
    .select("installation")
    .where((where) => where.and({ repository, head: group }))
    .execute();
  return rows.map(({ installation }) => ({ installation, repository, pull: null, group }));
}

/** A pull request may have the commit of a group as its head: they share one check. */
export async function groupAsSibling(
  database: Database,
  repository: number,
  head: Sha,
  mode: Mode,
): Promise<readonly Sibling[]> {
  const rows = await database
    .selectFrom("merge_group")
    .select(["pull", "verdict", "mode"])
    .where((where) => where.and({ repository, head, gone: 0 }))
    .execute();
  return rows
    .filter((row) => row.mode === null || row.mode === mode)
    .map(({ pull, verdict }) => ({ pull, verdict: verdict as Verdict | null }));
}
