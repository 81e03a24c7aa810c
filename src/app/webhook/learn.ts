/** Makes notes durable: facts, keys and the end of their delivery, all in one transaction. */
import type { Anchor } from "../../core/journal/anchor.ts";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type { Closed, RunForged } from "../../domain/fact.ts";
import type { LaneKey } from "../../domain/key.ts";
import { forgetRules } from "../branch-rules/cache.ts";
import { append } from "../journal/journal.ts";
import { noteMoves } from "../journal/moves.ts";
import type { Want } from "../lane/lanes.ts";
import { judgeRun } from "../publication/forged.ts";
import { doubtGroup, doubtSuccess, type PostedRun } from "../publication/shown.ts";
import type { Database } from "../store/database.ts";
import { forgetLooked } from "../store/looked.ts";
import { forgetGroup, groupsAt, groupsWith, rememberGroup } from "../store/merge-groups.ts";
import { concernedByBranches, concernedByMoves, concernedByRules } from "./concerned.ts";
import { learnMember } from "./members.ts";
import type { KnownPull, Notes } from "./notes.ts";

/** Where it is kept, and how keys get into their lanes. */
export interface Memory {
  readonly database: Database;
  readonly want: Want;
}

/** Gives the runs that were forged, when they are told of for the first time. */
export async function settle(
  { database, want }: Memory,
  anchorKeys: AnchorKeys,
  delivery: string,
  notes: readonly Notes[],
  now: number,
): Promise<readonly RunForged[]> {
  return database.transaction().execute(async (transaction) => {
    const forged: RunForged[] = [];
    const memory = { database: transaction, want };
    for (const note of notes) {
      await learn(memory, note, now);
      for (const run of note.runs)
        forged.push(...(await learnRun(memory, anchorKeys, run, now)).forged);
    }
    await transaction
      .updateTable("delivery")
      .set({ state: "done", payload: "" })
      .where("id", "=", delivery)
      .execute();
    return forged;
  });
}

/** What came late, or was forged, stands before what we published: that is published anew. */
export async function learnRun(
  { database, want }: Memory,
  anchorKeys: AnchorKeys,
  run: PostedRun,
  now: number,
): Promise<{ readonly anchor: Anchor | null; readonly forged: readonly RunForged[] }> {
  const { anchor, isOvertaken, forged } = await judgeRun(database, anchorKeys, run, now);
  if (isOvertaken)
    for (const key of await concernedBy(database, run, forged)) await want(database, key, now);
  return { anchor, forged: forged === null ? [] : [forged] };
}

/** Call inside of a transaction. */
export async function learn({ database, want }: Memory, notes: Notes, now: number): Promise<void> {
  const { installation, repositories, pulls, facts, keys, rules } = notes;
  for (const { id, owner, name } of repositories) {
    await database
      .insertInto("repository")
      .values({ id, installation, owner, name })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ installation, owner, name }))
      .execute();
  }
  for (const pull of pulls) await rememberPull(database, installation, pull);
  for (const group of notes.groups) await rememberGroup(database, group, now);
  for (const group of notes.merged) await forgetGroup(database, group);
  for (const repository of rules) await forgetRules(database, installation, repository);
  for (const repository of notes.everywhere ? [null] : rules)
    await forgetLooked(database, installation, repository);
  const at = new Date(now).toISOString();
  for (const fact of facts) await append(database, installation, at, { kind: "fact", fact });
  const concerned: LaneKey[] = [
    ...(notes.everywhere ? await knownRepositories(database, installation) : []),
    ...(await concernedByBranches(database, notes)),
    ...(await concernedByMoves(database, notes)),
    ...(await concernedByRules(database, notes)),
    ...(await concernedByHeads(database, notes)),
    ...(await concernedByLineage(database, notes, at)),
  ];
  const doubts = [...notes.doubts];
  for (const moved of notes.members) {
    const hanging = await learnMember(database, installation, moved, at);
    concerned.push(...hanging.keys);
    doubts.push(...hanging.doubts);
  }
  for (const head of doubts) await doubt(database, head);
  await wantWithGroups({ database, want }, [...keys, ...concerned], now);
}

/** What is news for a pull request is news for what a merge queue makes of it. */
export async function wantWithGroups(
  { database, want }: Memory,
  keys: readonly LaneKey[],
  now: number,
): Promise<void> {
  for (const key of [...keys, ...(await groupsWith(database, keys))])
    await want(database, key, now);
}

async function doubt(database: Database, of: Notes["doubts"][number]): Promise<void> {
  const { repository } = of;
  await doubtSuccess(database, of);
  for (const { group } of await groupsWith(database, await openWith(database, of)))
    await doubtGroup(database, { repository, head: group });
}

export async function rememberPull(
  database: Database,
  installation: number,
  pull: KnownPull,
): Promise<void> {
  const values = {
    installation,
    open: Number(pull.open),
    merged: Number(pull.merged),
    head: pull.head,
    head_repository: pull.headRepository,
    head_ref: pull.headRef,
    base_ref: pull.baseRef,
  };
  await database
    .insertInto("pull")
    .values({
      repository: pull.repository,
      number: pull.number,
      ...values,
      verdict: null,
      mode: null,
      decided_head: null,
      decision: null,
    })
    .onConflict((conflict) => conflict.columns(["repository", "number"]).doUpdateSet(values))
    .execute();
}

/** The open pull requests of all repositories of the installation that we know. */
export async function wantEverything(
  { database, want }: Memory,
  installation: number,
  now: number,
): Promise<void> {
  await forgetLooked(database, installation, null);
  for (const key of await knownRepositories(database, installation)) await want(database, key, now);
}

async function knownRepositories(
  database: Database,
  installation: number,
): Promise<readonly LaneKey[]> {
  const rows = await database
    .selectFrom("repository")
    .select("id")
    .where("installation", "=", installation)
    .execute();
  return rows.map(({ id }) => ({ installation, repository: id, pull: null }));
}

/** Files may be guarded now that were not before the merge. */
async function concernedByLineage(
  database: Database,
  { installation, facts }: Notes,
  at: string,
): Promise<readonly LaneKey[]> {
  const merged = facts.filter((fact): fact is Closed => fact.kind === "closed" && fact.merged);
  const keys: LaneKey[] = [];
  for (const { repository, pull } of merged)
    keys.push(...(await noteMoves(database, { installation, repository, pull }, at)));
  return keys;
}

async function concernedByHeads(database: Database, { heads }: Notes): Promise<readonly LaneKey[]> {
  const keys: LaneKey[] = [];
  for (const { installation, repository, head } of heads) {
    await database
      .updateTable("shown")
      .set({ digest: "" })
      .where("repository", "=", repository)
      .where("head", "=", head)
      .execute();
    keys.push(...(await openWith(database, { installation, repository, head })));
    keys.push(...(await groupsAt(database, repository, head)));
  }
  return keys;
}

/** Of what was forged, closed ones as well: it is withdrawn there. */
async function concernedBy(
  database: Database,
  run: PostedRun,
  forged: RunForged | null,
): Promise<readonly LaneKey[]> {
  const { installation, repository, head } = run;
  const groups = await groupsAt(database, repository, head);
  if (forged === null) return [...groups, ...(await openWith(database, run))];
  const rows = await database
    .selectFrom("pull")
    .select("number")
    .where("repository", "=", repository)
    .where((where) => where.or([where.and({ head }), where.and({ decided_head: head })]))
    .execute();
  return [...groups, ...rows.map((row) => ({ installation, repository, pull: row.number }))];
}

async function openWith(
  database: Database,
  { installation, repository, head }: Notes["heads"][number],
): Promise<readonly LaneKey[]> {
  const rows = await database
    .selectFrom("pull")
    .select("number")
    .where((where) => where.and({ open: 1, repository, head }))
    .execute();
  return rows.map((row) => ({ installation, repository, pull: row.number }));
}
