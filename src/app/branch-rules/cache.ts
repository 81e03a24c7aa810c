/** What is known of the rules of branches; forgotten when an event says that they changed. */
import { isNamed } from "../../core/branch-rules/rules.ts";
import type { RulesReading } from "../../domain/branch-rules.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import type { Database } from "../store/database.ts";
import { fetchRules } from "./fetch.ts";

/** An event may be lost, so nothing is believed for longer. */
const lifetimeMs = 3_600_000;

export type CachedRules =
  | { readonly kind: "known"; readonly reading: RulesReading | null }
  | { readonly kind: "unknown" };

export async function cachedRules(
  database: Database,
  repository: number,
  now: number,
): Promise<CachedRules> {
  const row = await rowOf(database, repository);
  if (row === null || row.readAt + lifetimeMs < now) return { kind: "unknown" };
  return { kind: "known", reading: row.reading };
}

/** Whether the rules, as far as they are known, mean this branch in particular. */
export async function rulesMean(
  database: Database,
  repository: number,
  branch: string,
): Promise<boolean> {
  const reading = (await rowOf(database, repository))?.reading ?? null;
  return reading !== null && isNamed(reading, branch);
}

interface Row {
  readonly readAt: number;
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

/** From GitHub, and kept. */
export async function refreshRules(
  database: Database,
  octokit: Octokit,
  repository: Repository,
  now: number,
): Promise<RulesReading | null> {
  const found = await fetchRules(octokit, repository);
  const values = { read_at: now, reading: JSON.stringify(found) };
  await database
    .insertInto("branch_rules")
    .values({ repository: repository.id, ...values })
    .onConflict((conflict) => conflict.column("repository").doUpdateSet(values))
    .execute();
  return found;
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
  const forgetting = database.deleteFrom("branch_rules");
  await (repository === null
    ? forgetting.where("repository", "in", ours)
    : forgetting.where("repository", "=", repository)
  ).execute();
}
