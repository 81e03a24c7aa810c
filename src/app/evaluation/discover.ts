/**
 * Finds the open pull requests of a repository that are not as they were when they were evaluated
 * last, and those that are open no more, and puts each into its lane. On installation that is every
 * one; afterwards it is what deliveries did not tell, and nothing of what is unchanged.
 */
import type { RepositoryKey } from "../../domain/key.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import type { Outcome } from "../lane/lanes.ts";
import { branchScope, defaultScope, rememberSeen } from "../policy/seen.ts";
import { fetchOpenPulls, type ListedPull } from "../snapshot/open-pulls.ts";
import { type LookedPull, readLookedPulls } from "../store/looked.ts";
import { learn } from "../webhook/learn.ts";
import { notesFor } from "../webhook/notes.ts";
import type { GuardParts } from "./parts.ts";

export async function discover(
  { database, want, remind, readBack, now, log }: GuardParts,
  octokit: Octokit,
  key: RepositoryKey,
  repository: Repository,
): Promise<Outcome> {
  await readBack(octokit, key, repository);
  const { pulls, policyBranch } = await fetchOpenPulls(octokit, repository);
  // From now on it is missed, should somebody take it away before the first pull request.
  if (policyBranch !== null) {
    const scopes = [defaultScope(repository.id), branchScope(repository.id, policyBranch)];
    await rememberSeen(database, scopes, now());
  }
  const known = await readLookedPulls(database, repository.id);
  const news = pulls.filter((pull) => isNews(pull, known.get(pull.number)));
  const numbers = [...news.map(({ number }) => number), ...closedSince(known, pulls)];
  await database.transaction().execute(async (transaction) => {
    const memory = { database: transaction, want };
    await learn(memory, notesFor(key.installation, { pulls: news }), now());
    for (const pull of numbers) {
      const call = known.get(pull)?.isForgotten === true ? want : remind;
      await call(transaction, { ...key, pull }, now());
    }
  });
  log.info("discovered", { repository: repository.id, pulls: pulls.length, news: numbers.length });
  return "done";
}

function isNews(pull: ListedPull, known: LookedPull | undefined): boolean {
  return (
    known === undefined ||
    !known.open ||
    known.decidedHead !== pull.head ||
    pull.looked === null ||
    known.looked !== pull.looked
  );
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
