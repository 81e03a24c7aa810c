/** The commit that a merge queue makes for an entry: on the branch, or on the entry before it. */
import { commitOf, type Stamp } from "../git/commits.ts";
import { mergedTreeOf } from "../git/merge.ts";
import { refMoved } from "../git/push.ts";
import { deleteRef, noCommit, tipOf, writeRef } from "../git/refs.ts";
import { writeOnWeb } from "../git/web.ts";
import { headCommitShape } from "../shapes/check.ts";
import { isoOf } from "../shapes/scalars.ts";
import { tell } from "../webhooks/events.ts";
import { type Account, emailOf } from "../world/accounts.ts";
import type { MergeQueue, QueueEntry, Repository } from "../world/repository.ts";
import { addAccount } from "../world/seed.ts";
import type { World } from "../world/world.ts";
import { accountOf } from "../world/world.ts";

/** Two commits of one second would be one commit. */
let built = 0;

/** False when it cannot be merged into what is before it. */
export function buildGroup(
  world: World,
  repository: Repository,
  queue: MergeQueue,
  entry: QueueEntry,
): boolean {
  const { directory } = repository;
  const before = queue.entries[queue.entries.indexOf(entry) - 1];
  const base = before?.group?.head ?? tipOf(directory, queue.branch);
  const tree = base === null ? null : treeOf(queue, entry, base);
  if (base === null || tree === null) return false;
  const head = writeGroupCommit(queue, entry, tree, base);
  const ref = `refs/heads/gh-readonly-queue/${queue.branch}/pr-${entry.pull.number}-${base}`;
  entry.group = { base, head, ref };
  writeRef(directory, ref, head);
  refMoved(world, repository, queueBot(world), { ref, before: noCommit, after: head });
  tellGroup(world, repository, queue, entry.group, "checks_requested");
  return true;
}

export function destroyGroup(
  world: World,
  repository: Repository,
  queue: MergeQueue,
  entry: QueueEntry,
  reason: "merged" | "invalidated" | "dequeued",
): void {
  const { group } = entry;
  if (group === null) return;
  entry.group = null;
  deleteRef(repository.directory, group.ref);
  const update = { ref: group.ref, before: group.head, after: noCommit };
  refMoved(world, repository, queueBot(world), update);
  tellGroup(world, repository, queue, group, "destroyed", { reason });
}

export function queueBot(world: World): Account {
  const login = "github-merge-queue[bot]";
  return accountOf(world, login) ?? addAccount(world, login, "Bot");
}

function treeOf(queue: MergeQueue, { pull }: QueueEntry, base: string): string | null {
  const { directory } = pull.repository;
  return queue.madeOf?.(base, pull)?.tree ?? mergedTreeOf(directory, base, pull.head.sha);
}

function writeGroupCommit(
  queue: MergeQueue,
  { pull, enqueuer }: QueueEntry,
  tree: string,
  base: string,
): string {
  const { directory } = pull.repository;
  built += 1;
  const date = isoOf(new Date(Date.now() + built * 1_000));
  const committer: Stamp = { name: "GitHub", email: "noreply@github.com", date };
  const who = queue.method === "SQUASH" ? pull.author : enqueuer;
  const honest = queue.method === "SQUASH" ? [base] : [base, pull.head.sha];
  return writeOnWeb(directory, {
    tree,
    parents: queue.madeOf?.(base, pull)?.parents ?? honest,
    author: { name: who.login, email: emailOf(who), date },
    committer,
    message: `${pull.title} (#${pull.number})`,
  });
}

function tellGroup(
  world: World,
  repository: Repository,
  { branch }: MergeQueue,
  { base, head, ref }: NonNullable<QueueEntry["group"]>,
  action: "checks_requested" | "destroyed",
  more: Readonly<Record<string, unknown>> = {},
): void {
  const merge_group = {
    head_sha: head,
    head_ref: ref,
    base_sha: base,
    base_ref: `refs/heads/${branch}`,
    head_commit: headCommitShape(repository, commitOf(repository.directory, head).sha),
  };
  const payload = { merge_group, ...more };
  tell(world, { event: "merge_group", action, repository, sender: queueBot(world), payload });
}
