/** From what GitHub says of a pull request to the decision: content from git, facts from the journal. */
import { decide, touchedAreas } from "../../core/decide.ts";
import { undetermined } from "../../core/undetermined.ts";
import type { Decision } from "../../domain/decision.ts";
import type { Inspection } from "../../domain/inspection.ts";
import type { Policy } from "../../domain/policy.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Mirror } from "../git/mirror.ts";
import { inspect } from "../inspection/inspect.ts";
import { readPolicy } from "../inspection/policy.ts";
import { readChangeFacts } from "../journal/decisions.ts";
import { announce } from "../publication/publish.ts";
import { fetchAuthors, type PullReading } from "../snapshot/pull.ts";
import { fetchTeams, teamsOf } from "../snapshot/teams.ts";
import type { GuardParts, Target } from "./parts.ts";

export async function look(
  parts: GuardParts,
  target: Target,
  reading: PullReading,
): Promise<Decision> {
  const mirror = await parts.mirrors.open(target.key, target.repository);
  try {
    await mirror.fetchCommits([reading.pull.base, reading.pull.head]);
    return await lookInto(mirror, parts, target, reading);
  } finally {
    await mirror.close();
  }
}

async function lookInto(
  mirror: Mirror,
  parts: GuardParts,
  target: Target,
  reading: PullReading,
): Promise<Decision> {
  const { key, repository, octokit } = target;
  const { pull } = reading;
  const fetchBlobs = mirror.fetchBlobs.bind(mirror);
  const found = await readPolicy(mirror, pull.base, fetchBlobs, parts.detectors);
  if (found.kind === "invalid") {
    const known = { key, repository, pull, mode: "enforce", sources: [found.source] } as const;
    return undetermined(known, {
      kind: "policy",
      source: found.source,
      proposed: false,
      errors: found.errors,
    });
  }
  const { policy } = found;
  if (policy.mode === "enforce") await announce(parts.publisher, octokit, target, pull.head);

  const read = await mirror.readChange(pull.base, pull.head);
  if (read.kind === "unreadable") {
    const known = { key, repository, pull, mode: policy.mode, sources: policy.sources };
    return undetermined(known, { kind: "trouble", reason: read.reason });
  }
  const { analysis } = parts;
  const inspecting = { repository: mirror, fetchBlobs, analysis, progress: () => {} };
  const inspection = await inspect(inspecting, policy, read.change);
  const snapshot = await complete(parts, target, reading, policy, inspection);
  const commits = inspection.change.commits.map(({ sha }) => sha);
  return decide(snapshot, policy, await readChangeFacts(parts.database, key, commits));
}

/** People that are only known to be needed now: of teams that are named, and of unlisted commits. */
async function complete(
  parts: GuardParts,
  { key, repository, octokit }: Target,
  { pull, reviews, ...reading }: PullReading,
  policy: Policy,
  inspection: Inspection,
): Promise<Snapshot> {
  const named = teamsOf(touchedAreas(inspection, policy));
  parts.teams.set(key.repository, named);
  const teams = await fetchTeams(octokit, named, reading.teams);
  const commits = inspection.change.commits.map(({ sha }) => sha);
  const authors = await fetchAuthors(octokit, repository, commits, reading.authors);
  return {
    key,
    repository,
    pull,
    inspection,
    authors,
    reviews,
    teams,
    collaborators: { kind: "unlisted" },
    rules: null,
  };
}
