/** Merge queues in GraphQL. */

import { queueOf } from "../queue/queue.ts";
import { nodeId } from "../shapes/scalars.ts";
import type { Repository } from "../world/repository.ts";
import { actorNode } from "./actor.ts";
import { connectionOf, type PageArguments } from "./connection.ts";
import { commitNode } from "./git-object.ts";
import { pullNode } from "./pull.ts";
import { demandPermission, type Viewer } from "./viewer.ts";

export function queueFor(viewer: Viewer, repository: Repository, branch: string | null) {
  demandPermission(viewer, "merge_queues");
  const queue = queueOf(repository, branch ?? repository.defaultBranch);
  if (queue === null) return null;
  const commit = (sha: string | undefined) =>
    sha === undefined ? null : commitNode(viewer, repository, sha);
  return {
    __typename: "MergeQueue",
    id: nodeId("MergeQueue", repository.id),
    entries: (page: PageArguments) =>
      connectionOf(queue.entries, page, (entry) => ({
        __typename: "MergeQueueEntry",
        id: nodeId("MergeQueueEntry", entry.id),
        position: queue.entries.indexOf(entry) + 1,
        state: "AWAITING_CHECKS",
        enqueuedAt: entry.at.toISOString(),
        enqueuer: () => actorNode(viewer, entry.enqueuer),
        jump: false,
        solo: false,
        headCommit: () => commit(entry.group?.head),
        baseCommit: () => commit(entry.group?.base),
        pullRequest: () => pullNode(viewer, entry.pull),
      })),
  };
}
