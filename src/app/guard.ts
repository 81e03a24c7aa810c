/**
 * Key → journal → check: one evaluation, a line a stage, and the only place that catches.
 *
 * Everything is derived anew from GitHub, git and the journal, so an evaluation may run twice, late
 * or after a crash, and says the same.
 */
import { decide, touchedAreas } from "../core/decide.ts";
import { undetermined } from "../core/undetermined.ts";
import type { Decision, Obstacle } from "../domain/decision.ts";
import { type ChangeKey, nameOf } from "../domain/key.ts";
import type { Repository } from "../domain/snapshot.ts";
import { discover } from "./discover.ts";
import type { Octokit } from "./github/client.ts";
import type { GuardParts } from "./guard-parts.ts";
import { inspect } from "./inspection/inspect.ts";
import { policyPath, readPolicy } from "./inspection/policy.ts";
import { readChangeFacts, recordDecision } from "./journal/decisions.ts";
import type { Outcome, Run } from "./lane/lanes.ts";
import { pauseAfter } from "./patience.ts";
import { announce, publish } from "./publication/publish.ts";
import { fetchAuthors, fetchPull, type PullReading } from "./snapshot/pull.ts";
import { fetchTeams, teamsOf } from "./snapshot/teams.ts";
import { lastKnown, readRepository, rememberOpen, siblingsToDecide } from "./store/pulls.ts";
import { type Trouble, troubleOf } from "./trouble.ts";
import { want } from "./webhook/learn.ts";

export function openGuard(parts: GuardParts): (run: Run) => Promise<Outcome> {
  return async (run) => {
    const { key } = run;
    const repository = await readRepository(parts.database, key);
    if (repository === null) return "done";
    try {
      const octokit = await parts.github.installation(key.installation);
      if (key.pull === null) return await discover(parts, octokit, key, repository);
      return await evaluate(parts, octokit, run, { ...key, pull: key.pull }, repository);
    } catch (cause) {
      parts.log.warn("evaluation failed", {
        key: nameOf(key),
        attempt: run.attempt,
        reason: String(cause),
      });
      const retryAfterMs = pauseAfter(cause, run.attempt, parts.patience);
      const retryAt = run.retries ? new Date(parts.now() + retryAfterMs) : null;
      if (key.pull !== null)
        await confess(parts, { ...key, pull: key.pull }, repository, troubleOf(cause, retryAt));
      return { retryAfterMs };
    }
  };
}

async function evaluate(
  parts: GuardParts,
  octokit: Octokit,
  run: Run,
  key: ChangeKey,
  repository: Repository,
): Promise<Outcome> {
  const reading = await fetchPull(
    octokit,
    repository,
    key.pull,
    parts.teams.get(key.repository) ?? [],
  );
  if (reading === null) return "done";
  await rememberOpen(parts.database, key, reading.known);
  if (!reading.known.open) return "done";
  const decision = await look(parts, octokit, key, repository, reading);
  if (decision.verdict === "clear" && (await run.isSuperseded())) return "done";
  const entry = await recordDecision(parts.database, decision, parts.now());
  await publish(parts.publisher, octokit, {
    decision,
    entry,
    retrying: false,
    siblings: reading.siblings,
  });
  parts.log.info("decided", {
    key: nameOf(key),
    verdict: decision.verdict,
    head: decision.head,
    entry,
  });
  for (const sibling of await siblingsToDecide(
    parts.database,
    key,
    decision.head,
    reading.siblings,
  )) {
    await want(parts.database, sibling, parts.now());
  }
  return "done";
}

async function look(
  parts: GuardParts,
  octokit: Octokit,
  key: ChangeKey,
  repository: Repository,
  reading: PullReading,
): Promise<Decision> {
  const { pull } = reading;
  const mirror = await parts.mirrors.open(key, repository);
  try {
    await mirror.fetchCommits([pull.base, pull.head]);
    const found = await readPolicy(
      mirror,
      pull.base,
      (ids) => mirror.fetchBlobs(ids),
      parts.detectors,
    );
    if (found.kind === "invalid") {
      const known = { key, repository, pull, mode: "enforce", policy: found.source } as const;
      return undetermined(known, {
        kind: "policy",
        path: policyPath,
        errors: found.errors,
      });
    }
    const { policy } = found;
    if (policy.mode === "enforce")
      await announce(parts.publisher, octokit, { key, repository }, pull.head);
    const read = await mirror.readChange(pull.base, pull.head);
    if (read.kind === "unreadable") {
      return undetermined(
        { key, repository, pull, mode: policy.mode, policy: policy.source },
        { kind: "trouble", reason: read.reason },
      );
    }
    const inspection = await inspect(
      {
        repository: mirror,
        fetchBlobs: (ids) => mirror.fetchBlobs(ids),
        analysis: parts.analysis,
        progress: () => {},
      },
      policy,
      read.change,
    );
    const named = teamsOf(touchedAreas(inspection, policy));
    parts.teams.set(key.repository, named);
    const teams = await fetchTeams(octokit, named, reading.teams);
    const commits = inspection.change.commits.map(({ sha }) => sha);
    const authors = await fetchAuthors(octokit, repository, commits, reading.authors);
    const facts = await readChangeFacts(parts.database, key, commits);
    return decide(
      { key, repository, pull, inspection, authors, reviews: reading.reviews, teams },
      policy,
      facts,
    );
  } finally {
    await mirror.close();
  }
}

/** Says on the pull request that we could not look, and when we try again. */
async function confess(
  parts: GuardParts,
  key: ChangeKey,
  repository: Repository,
  { reason, retrying }: Trouble,
): Promise<void> {
  const known = await lastKnown(parts.database, key);
  if (known === null) return;
  const obstacle: Obstacle = { kind: "trouble", reason };
  const decision = undetermined({ key, repository, ...known, policy: null }, obstacle);
  try {
    const entry = await recordDecision(parts.database, decision, parts.now());
    const octokit = await parts.github.installation(key.installation);
    await publish(parts.publisher, octokit, {
      decision,
      entry,
      retrying,
      siblings: [],
    });
  } catch (second) {
    parts.log.warn("trouble not published", { key: nameOf(key), reason: String(second) });
  }
}
