/** Which pull requests a merge queue says that a commit is made of. */
import type { Queued } from "../../domain/group.ts";
import { Problem } from "../../domain/problem.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { type QueueAnswer, type QueueEntryNode, queueQuery } from "../github/queue-query.ts";

export interface QueueReading {
  /** The tip of the branch; null when it is gone. */
  readonly base: Sha | null;
  /** In the queue's order, the commit's own last; null when the queue does not list the commit. */
  readonly queued: readonly Queued[] | null;
}

/** Throws "github" when the repository is not to be seen. */
export async function fetchQueue(
  octokit: Octokit,
  { id, owner, name }: Repository,
  branch: string,
  group: Sha,
): Promise<QueueReading> {
  const asked = { owner, name, branch, ref: `refs/heads/${branch}` };
  const { repository } = await octokit.graphql<QueueAnswer>(queueQuery, asked);
  if (repository?.databaseId !== id)
    throw new Problem("github", `${owner}/${name} cannot be seen.`);
  const tip = repository.ref?.target?.oid;
  const nodes = repository.mergeQueue?.entries?.nodes ?? [];
  return {
    base: tip === undefined ? null : parseSha(tip),
    queued: queuedUpTo(
      nodes.filter((node) => node !== null),
      group,
    ),
  };
}

function queuedUpTo(entries: readonly QueueEntryNode[], group: Sha): readonly Queued[] | null {
  const own = entries.find(({ headCommit }) => headCommit?.oid === group);
  if (own === undefined) return null;
  const before = entries
    .filter(({ position }) => position <= own.position)
    .toSorted((one, other) => one.position - other.position);
  const queued = before.flatMap(({ pullRequest }) =>
    pullRequest === null
      ? []
      : [{ pull: pullRequest.number, head: parseSha(pullRequest.headRefOid) }],
  );
  return queued.length === before.length ? queued : null;
}
