/** Check runs of ours that stand on GitHub, at the heads of the pull requests that moved last. */
import type { RepositoryKey } from "../../domain/key.ts";
import { Problem } from "../../domain/problem.ts";
import { checkNames } from "../../domain/publication.ts";
import { isSha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import {
  type AnchorsAnswer,
  anchorsQuery,
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
  return present(pull.commits).flatMap(({ commit }) =>
    present(commit.checkSuites)
      .flatMap(({ enforced, observed }) => [...present(enforced), ...present(observed)])
      .flatMap((run) => postedRun(run, commit.oid, place)),
  );
}

function postedRun(run: RunNode, head: string, place: RepositoryKey): readonly PostedRun[] {
  const { databaseId, name, status, conclusion, externalId } = run;
  if (databaseId === null || !isSha(head)) return [];
  const state = (conclusion ?? status).toLowerCase();
  return [{ ...place, head, name, run: databaseId, state, externalId: externalId ?? "" }];
}

function present<T>(list: { readonly nodes: readonly (T | null)[] | null } | null): readonly T[] {
  return (list?.nodes ?? []).filter((node) => node !== null);
}
