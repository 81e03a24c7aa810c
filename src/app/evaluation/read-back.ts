/**
 * Reads back what we once wrote on GitHub, once a repository since the start: whatever happened to
 * the database meanwhile, what stands there tells how far the journal had come.
 */
import { type Anchor, shortened } from "../../core/journal/anchor.ts";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type { RunForged } from "../../domain/fact.ts";
import type { RepositoryKey } from "../../domain/key.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { hashAt } from "../journal/heads.ts";
import { type JournalWatch, thereInstead } from "../journal/watch.ts";
import type { Log } from "../log.ts";
import { anchorOf, warnOfForged } from "../publication/forged.ts";
import type { PostedRun } from "../publication/shown.ts";
import { fetchStandingRuns, type StandingRun } from "../snapshot/standing-runs.ts";
import { learnRun, type Memory } from "../webhook/learn.ts";

/**
 * Resolves when it was done, now or before; what is found is told to the watch. `standing`: what stands
 * on a head that is decided on, compared each time. It may have been long ago that it moved.
 */
export type ReadBack = (
  octokit: Octokit,
  key: RepositoryKey,
  repository: Repository,
  standing?: readonly StandingRun[],
) => Promise<void>;

export interface ReadBackParts extends Memory {
  readonly appId: number;
  readonly anchorKeys: AnchorKeys;
  readonly watch: Pick<JournalWatch, "tell">;
  readonly now: () => number;
  readonly log: Log;
}

export function openReadBack(parts: ReadBackParts): ReadBack {
  const done = new Set<string>();
  return async (octokit, { installation, repository: id }, repository, standing = []) => {
    const place = { installation, repository: id };
    const name = `${installation}/${id}`;
    if (!done.has(name)) {
      const runs = await fetchStandingRuns(octokit, parts.appId, place, repository);
      const anchors = await learned(parts, runs);
      for (const anchor of anchors) await compare(parts, installation, anchor);
      done.add(name);
    }
    for (const run of standing) {
      const anchor = anchorOf(parts.anchorKeys, { ...place, ...run });
      if (anchor !== null) await compare(parts, installation, anchor);
    }
  };
}

/** Gives the anchors that are ours. */
async function learned(
  { database, want, anchorKeys, now, log }: ReadBackParts,
  runs: readonly PostedRun[],
): Promise<readonly Anchor[]> {
  const anchors: Anchor[] = [];
  const told: RunForged[] = [];
  await database.transaction().execute(async (transaction) => {
    const memory = { database: transaction, want };
    for (const run of runs) {
      const { anchor, forged } = await learnRun(memory, anchorKeys, run, now());
      if (anchor !== null) anchors.push(anchor);
      told.push(...forged);
    }
  });
  for (const forged of told) warnOfForged(log, forged);
  // The greatest first: a damage there answers for those before it.
  return anchors.sort((one, other) => other.seq - one.seq);
}

/** `installation`: which it is now; the anchor may be of one before. */
async function compare(
  { database, watch }: ReadBackParts,
  installation: number,
  { key, seq, hash }: Anchor,
): Promise<void> {
  if (seq === 0) return;
  const there = await hashAt(database, key.installation, seq);
  if (there !== null && shortened(there) === hash) return;
  const found = thereInstead(there);
  await watch.tell({ installation, where: "check-run", seq, expected: hash, found });
}
