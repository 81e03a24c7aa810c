/** Finds the open pull requests of a repository, and those that were, and puts each into its lane. */
import type { RepositoryKey } from "../../domain/key.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import type { Outcome } from "../lane/lanes.ts";
import { branchScope, defaultScope, rememberSeen } from "../policy/seen.ts";
import { fetchOpenPulls } from "../snapshot/open-pulls.ts";
import { knownOpen } from "../store/pulls.ts";
import { learn } from "../webhook/learn.ts";
import { notesFor } from "../webhook/notes.ts";
import type { GuardParts } from "./parts.ts";

export async function discover(
  { database, want, readBack, now, log }: GuardParts,
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
  const { installation } = key;
  // What was closed while nobody told us may still be green.
  const numbers = [
    ...pulls.map(({ number }) => number),
    ...(await knownOpen(database, repository.id)),
  ];
  const keys = [...new Set(numbers)].map((pull) => ({
    installation,
    repository: repository.id,
    pull,
  }));
  await database
    .transaction()
    .execute((transaction) =>
      learn({ database: transaction, want }, notesFor(installation, { pulls, keys }), now()),
    );
  log.info("discovered", { repository: repository.id, pulls: pulls.length });
  return "done";
}
