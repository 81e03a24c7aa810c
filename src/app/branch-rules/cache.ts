/** What is known of the rules of branches; forgotten when an event says that they changed. */
import type { Selectable } from "kysely";
import { guardedBranches, isGuarded, isNamed } from "../../core/branch-rules/rules.ts";
import type { RulesReading } from "../../domain/branch-rules.ts";
import { Problem } from "../../domain/problem.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import type { Database } from "../store/database.ts";
import type { BranchRulesTable } from "../store/tables.ts";
import { fetchProtected } from "./branches.ts";
import { fetchRules } from "./fetch.ts";

/** An event may be lost, so nothing is believed for longer. */
const lifetimeMs = 3_600_000;

export type CachedRules =
  | { readonly kind: "known"; readonly reading: RulesReading }
  | { readonly kind: "unknown" };

export async function cachedRules(
  database: Database,
  repository: number,
  now: number,
): Promise<CachedRules> {
  const row = await rowOf(database, repository);
  if (row === null || row.reading === null || row.readAt + lifetimeMs < now)
    return { kind: "unknown" };
  return { kind: "known", reading: row.reading };
}

/** Whether the rules, as far as they are known, mean this branch in particular; so may forgotten ones. */
export async function rulesMean(
  database: Database,
  repository: number,
  branch: string,
): Promise<boolean> {
  const row = await rowOf(database, repository);
  return row !== null && (row.reading === null || isNamed(row.reading, branch));
}

/** Whether GitHub shows us no rules: then any branch that comes may be a protected one. */
export async function areHidden(database: Database, repository: number): Promise<boolean> {
  const reading = (await rowOf(database, repository))?.reading;
  return reading?.rules === null;
}

/**
 * Whether one of the branches requires the check, as far as the rules were read last. Where none
 * does, the default branch is taken for one that will.
 */
export async function guardAny(
  database: Database,
  repository: number,
  branches: readonly string[],
): Promise<boolean> {
  const reading = (await rowOf(database, repository))?.reading ?? null;
  if (reading === null) return false;
  const isUnset = guardedBranches(reading).length === 0;
  return branches.some(
    (branch) => isGuarded(reading, branch) || (isUnset && branch === reading.defaultBranch),
  );
}

/** As they were read last, however long ago; null when they were not, or are forgotten. */
export async function lastRules(
  database: Database,
  repository: number,
): Promise<RulesReading | null> {
  return (await rowOf(database, repository))?.reading ?? null;
}

/** Whether the check may be required there, for all we know, or will be: of the default branch. */
export async function mayBeGuarded(
  database: Database,
  repository: number,
  branch: string,
): Promise<boolean> {
  const reading = (await rowOf(database, repository))?.reading ?? null;
  return reading === null || branch === reading.defaultBranch || isGuarded(reading, branch);
}

interface Row {
  readonly readAt: number;
  /** Null once it is forgotten. */
  readonly reading: RulesReading | null;
}

async function rowOf(database: Database, repository: number): Promise<Row | null> {
  const row = await database
    .selectFrom("branch_rules")
    .select(["read_at", "reading"])
    .where("repository", "=", repository)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { readAt: row.read_at, reading: JSON.parse(row.reading) as RulesReading | null };
}

/** Whoever may push can make branches come and go, and each time the rules are forgotten. */
const mostReadings = 5;

/** From GitHub, and kept. Read again when an event says meanwhile that they changed. Throws "github". */
export async function refreshRules(
  database: Database,
  octokit: Pick<Octokit, "graphql" | "rest">,
  {
    repository,
    defaultBranch,
  }: { readonly repository: Repository; readonly defaultBranch: string },
  now: number,
): Promise<RulesReading> {
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const { forgotten } = await rowFor(database, repository.id);
    const found = (await fetchRules(octokit, repository)) ?? {
      defaultBranch,
      rules: null,
      ...(await fetchProtected(octokit, repository)),
    };
    const { numUpdatedRows } = await database
      .updateTable("branch_rules")
      .set({ read_at: now, reading: JSON.stringify(found) })
      .where("repository", "=", repository.id)
      .where("forgotten", "=", forgotten)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) return found;
  }
  throw new Problem("github", `The rules changed ${mostReadings} times while they were read.`);
}

/** Made when it is not there, so that forgetting leaves a trace of itself. */
async function rowFor(
  database: Database,
  repository: number,
): Promise<Pick<Selectable<BranchRulesTable>, "forgotten">> {
  await database
    .insertInto("branch_rules")
    .values({ repository, read_at: 0, reading: "null", forgotten: 0 })
    .onConflict((conflict) => conflict.column("repository").doNothing())
    .execute();
  return database
    .selectFrom("branch_rules")
    .select("forgotten")
    .where("repository", "=", repository)
    .executeTakeFirstOrThrow();
}

/** Null: of every repository of the installation. */
export async function forgetRules(
  database: Database,
  installation: number,
  repository: number | null,
): Promise<void> {
  const ours = database
    .selectFrom("repository")
    .select("id")
    .where("installation", "=", installation);
  const forgetting = database
    .updateTable("branch_rules")
    .set((row) => ({ read_at: 0, reading: "null", forgotten: row("forgotten", "+", 1) }));
  await (repository === null
    ? forgetting.where("repository", "in", ours)
    : forgetting.where("repository", "=", repository)
  ).execute();
}
