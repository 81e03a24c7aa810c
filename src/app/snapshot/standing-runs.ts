/** Check runs of ours that stand on GitHub, at the heads of the pull requests that moved last. */
import type { RepositoryKey } from "../../domain/key.ts";
import { Problem } from "../../domain/problem.ts";
import { checkNames } from "../../domain/publication.ts";
import { isSha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import {
  type AnchorsAnswer,
  anchorsQuery,
  type HeadCommitNode,
  type HeadNode,
  type RunNode,
} from "../github/anchors-query.ts";
import type { Octokit } from "../github/client.ts";
import type { PostedRun } from "../publication/shown.ts";

/** Throws "github" when the repository is not to be seen. */
export async function fetchStandingRuns(
  octokit: Octokit,
  appId: number,
  { installation }: RepositoryKey,
  { id, owner, name }: Repository,
): Promise<readonly PostedRun[]> {
  const { repository } = await octokit.graphql<AnchorsAnswer>(anchorsQuery, {
    owner,
    name,
    app: appId,
    enforced: checkNames.enforce,
    observed: checkNames.observe,
  });
  if (repository?.databaseId !== id)
    throw new Problem("github", `${owner}/${name} cannot be seen.`);
  const place = { installation, repository: id };
  return present(repository.pullRequests).flatMap((pull) => runsOf(pull, place));
}

function runsOf(pull: HeadNode, place: RepositoryKey): readonly PostedRun[] {
  return present(pull.commits)
    .flatMap(({ commit }) => runsOn(commit))
    .map((run) => ({ ...place, ...run }));
}

/** A check run of ours, wherever the repository is. */
export type StandingRun = Omit<PostedRun, keyof RepositoryKey>;

/** Of each name the newest. */
export function runsOn(commit: HeadCommitNode): readonly StandingRun[] {
  return present(commit.checkSuites)
    .flatMap(({ enforced, observed }) => [...present(enforced), ...present(observed)])
    .flatMap((run) => standingRun(run, commit.oid));
}

function standingRun(run: RunNode, head: string): readonly StandingRun[] {
  const { databaseId, name, status, conclusion, externalId } = run;
  if (databaseId === null || !isSha(head)) return [];
  const state = (conclusion ?? status).toLowerCase();
  return [{ head, name, run: databaseId, state, externalId: externalId ?? "" }];
}

function present<T>(list: { readonly nodes: readonly (T | null)[] | null } | null): readonly T[] {
  return (list?.nodes ?? []).filter((node) => node !== null);
}
