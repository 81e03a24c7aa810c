/**
 * Finds the open pull requests of a repository that are not as they were when they were evaluated
 * last, and those that are open no more, and puts each into its lane. On installation that is every
 * one; afterwards it is what deliveries did not tell, and nothing of what is unchanged.
 */
import { digestOf } from "../../core/recovery/looked.ts";
import type { RepositoryKey } from "../../domain/key.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import type { Outcome } from "../lane/lanes.ts";
import { branchScope, defaultScope, rememberSeen } from "../policy/seen.ts";
import { fetchOpenPulls, type ListedPull } from "../snapshot/open-pulls.ts";
import { type LookedPull, readLookedPulls } from "../store/looked.ts";
import { groupsWith } from "../store/merge-groups.ts";
import { learn } from "../webhook/learn.ts";
import { notesFor } from "../webhook/notes.ts";
import type { GuardParts } from "./parts.ts";
import { type Resting, readResting } from "./resting.ts";
import { touchedBy } from "./touched.ts";

export async function discover(
  parts: GuardParts,
  octokit: Octokit,
  key: RepositoryKey,
  repository: Repository,
): Promise<Outcome> {
  const { database, want, remind, readBack, now, log } = parts;
  await readBack(octokit, key, repository);
  const { pulls, policyBranch } = await fetchOpenPulls(octokit, repository);
  // From now on it is missed, should somebody take it away before the first pull request.
  if (policyBranch !== null) {
    const scopes = [defaultScope(repository.id), branchScope(repository.id, policyBranch)];
    await rememberSeen(database, scopes, now());
  }
  const known = await readLookedPulls(database, repository.id);
  const moved = pulls.filter((pull) => isNews(pull, known.get(pull.number)));
  const numbered = new Set(moved.map(({ number }) => number));
  const resting = await readResting(parts, repository.id, numbered);
  const left = await leftAmong(parts, key, repository, onlyMoved(moved, resting));
  const news = moved.filter(({ number }) => !left.has(number));
  const numbers = [...news.map(({ number }) => number), ...closedSince(known, pulls)];
  await database.transaction().execute(async (transaction) => {
    const memory = { database: transaction, want };
    await learn(memory, notesFor(key.installation, { pulls: news }), now());
    for (const pull of numbers) {
      const call = known.get(pull)?.isForgotten === true ? want : remind;
      await call(transaction, { ...key, pull }, now());
    }
    const changes = numbers.map((pull) => ({ ...key, pull }));
    for (const group of await groupsWith(transaction, changes))
      await remind(transaction, group, now());
  });
  log.info("discovered", { repository: repository.id, pulls: pulls.length, news: numbers.length });
  return "done";
}

function isNews({ head, seen }: ListedPull, known: LookedPull | undefined): boolean {
  return (
    known === undefined ||
    !known.open ||
    known.decidedHead !== head ||
    seen === null ||
    known.looked !== digestOf(seen)
  );
}

interface MovedBelow extends Resting {
  /** Of its base, now. */
  readonly tip: Sha;
}

/** Those into the default branch of which nothing is news but where that is now. */
function onlyMoved(
  pulls: readonly ListedPull[],
  resting: readonly Resting[],
): readonly MovedBelow[] {
  const known = new Map(resting.map((pull) => [pull.number, pull]));
  return pulls.flatMap(({ number, head, seen }) => {
    const pull = known.get(number);
    if (pull === undefined || seen === null || pull.head !== head) return [];
    const { baseRef, base, default: policies } = seen;
    if (baseRef !== policies.ref || base !== policies.commit) return [];
    const before = { ...seen, base: pull.base, default: { ...policies, commit: pull.base } };
    return digestOf(before) === pull.looked ? [{ ...pull, tip: parseSha(base) }] : [];
  });
}

/** Numbers of those that are as they were decided on all the same. */
async function leftAmong(
  parts: GuardParts,
  key: RepositoryKey,
  repository: Repository,
  pulls: readonly MovedBelow[],
): Promise<ReadonlySet<number>> {
  const { answerMs } = parts.patience;
  const left = new Set(pulls.map(({ number }) => number));
  for (const [tip, together] of Map.groupBy(pulls, (pull) => pull.tip))
    for await (const pull of touchedBy(parts, key, repository, tip, together, answerMs))
      left.delete(pull);
  return left;
}

/** What was closed while nobody told us may still be green. */
function closedSince(
  known: ReadonlyMap<number, LookedPull>,
  pulls: readonly ListedPull[],
): readonly number[] {
  const listed = new Set(pulls.map(({ number }) => number));
  return [...known.values()]
    .filter(({ number, open }) => open && !listed.has(number))
    .map(({ number }) => number);
}
