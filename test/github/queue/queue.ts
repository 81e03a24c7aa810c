/** Merge queues: who comes in, who is merged, who is put out. */
import { requiredCheckProblem } from "../checks/required.ts";
import { refMoved } from "../git/push.ts";
import { tipOf, writeRef } from "../git/refs.ts";
import { markMerged, tellPull } from "../pulls/change.ts";
import { isMergeable, ruleProblemOf } from "../pulls/mergeable.ts";
import { requiredChecksFor } from "../rules/branches.ts";
import { setRuleset } from "../rules/change.ts";
import type { Account } from "../world/accounts.ts";
import type { MergeQueue, Pull, QueueEntry, Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";
import { buildGroup, destroyGroup, queueBot } from "./group.ts";

export type NewQueue = Partial<Pick<MergeQueue, "method" | "madeOf">>;

/** From now on the branch is merged into by its queue alone; replaces what it was before. */
export function setQueue(
  world: World,
  repository: Repository,
  branch: string,
  { method = "MERGE", madeOf = null }: NewQueue,
): void {
  const old = queueOf(repository, branch);
  if (old !== null) repository.queues.splice(repository.queues.indexOf(old), 1);
  repository.queues.push({ branch, method, madeOf, entries: [] });
  const parameters = {
    check_response_timeout_minutes: 60,
    grouping_strategy: "ALLGREEN",
    max_entries_to_build: 5,
    max_entries_to_merge: 5,
    merge_method: method,
    min_entries_to_merge: 1,
    min_entries_to_merge_wait_minutes: 5,
  };
  setRuleset(world, repository, `queue of ${branch}`, {
    include: [`refs/heads/${branch}`],
    otherRules: [{ type: "merge_queue", parameters }],
  });
}

export function queueOf({ queues }: Repository, branch: string): MergeQueue | null {
  return queues.find((queue) => queue.branch === branch) ?? null;
}

/** Why it does not come in; null when it does. */
export function enqueue(world: World, pull: Pull, by: Account): string | null {
  const { repository } = pull;
  const queue = queueOf(repository, pull.base.ref);
  if (queue === null) return "The branch has no merge queue.";
  if (pull.state === "closed" || pull.draft) return "Pull request is not open, or is a draft.";
  if (queue.entries.some((entry) => entry.pull === pull)) return "Already in the queue.";
  const problem = ruleProblemOf(pull, by);
  if (problem !== null) return problem;
  if (!isMergeable(pull)) return "Pull request has conflicts.";
  const id = nextId(world, "queued");
  const entry: QueueEntry = { id, pull, enqueuer: by, at: new Date(), group: null };
  queue.entries.push(entry);
  tellPull(world, pull, "enqueued", by);
  if (!buildGroup(world, repository, queue, entry)) dequeue(world, pull, by, "MERGE_CONFLICT");
  return null;
}

/** Those behind it are built anew. */
export function dequeue(world: World, pull: Pull, by: Account, reason: string): void {
  const { repository } = pull;
  const queue = repository.queues.find(({ entries }) => entries.some((one) => one.pull === pull));
  const entry = queue?.entries.find((one) => one.pull === pull);
  if (queue === undefined || entry === undefined) return;
  const index = queue.entries.indexOf(entry);
  queue.entries.splice(index, 1);
  tellPull(world, pull, "dequeued", by, { reason });
  destroyGroup(world, repository, queue, entry, "dequeued");
  rebuild(world, repository, queue, index);
}

/** Merges what is green from the front, and puts out what failed, until nothing moves. */
export function advanceQueues(world: World, repository: Repository): void {
  for (const queue of repository.queues) {
    for (let moved = true; moved; ) moved = advance(world, repository, queue);
  }
}

function advance(world: World, repository: Repository, queue: MergeQueue): boolean {
  const bot = queueBot(world);
  const failed = queue.entries.find((entry) => stateOf(repository, queue, entry) === "failing");
  if (failed !== undefined) {
    dequeue(world, failed.pull, bot, "CI_FAILURE");
    return true;
  }
  const [first] = queue.entries;
  if (first === undefined || stateOf(repository, queue, first) !== "green") return false;
  mergeFirst(world, repository, queue, first);
  return true;
}

function stateOf(
  repository: Repository,
  { branch }: MergeQueue,
  { group, enqueuer }: QueueEntry,
): "green" | "waiting" | "failing" {
  if (group === null) return "waiting";
  const problems = requiredChecksFor(repository, branch, enqueuer).map((check) =>
    requiredCheckProblem(repository, group.head, check),
  );
  if (problems.some((problem) => problem?.endsWith("is failing."))) return "failing";
  return problems.every((problem) => problem === null) ? "green" : "waiting";
}

function mergeFirst(
  world: World,
  repository: Repository,
  queue: MergeQueue,
  entry: QueueEntry,
): void {
  const { group, pull, enqueuer } = entry;
  if (group === null) return;
  const bot = queueBot(world);
  queue.entries.shift();
  const ref = `refs/heads/${queue.branch}`;
  writeRef(repository.directory, ref, group.head);
  pull.base.sha = group.base;
  tellPull(world, pull, "dequeued", bot, { reason: "MERGE" });
  markMerged(world, pull, enqueuer, group.head);
  refMoved(world, repository, bot, { ref, before: group.base, after: group.head });
  destroyGroup(world, repository, queue, entry, "merged");
}

/** Somebody pushed to the branch: what was built on the old tip is of no use. */
export function rebuildAfter(world: World, repository: Repository, branch: string): void {
  const queue = queueOf(repository, branch);
  const [first] = queue?.entries ?? [];
  if (queue === null || first === undefined) return;
  if (first.group?.base !== tipOf(repository.directory, branch))
    rebuild(world, repository, queue, 0);
}

function rebuild(world: World, repository: Repository, queue: MergeQueue, from: number): void {
  for (const entry of queue.entries.slice(from)) {
    destroyGroup(world, repository, queue, entry, "invalidated");
    if (buildGroup(world, repository, queue, entry)) continue;
    dequeue(world, entry.pull, queueBot(world), "MERGE_CONFLICT");
    return;
  }
}
