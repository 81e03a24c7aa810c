/** A ref has moved: who did it, and everything that follows from it on GitHub. */
import { openSuites } from "../checks/suites.ts";
import { closePull, markMerged, movePull } from "../pulls/change.ts";
import { dequeue, rebuildAfter } from "../queue/queue.ts";
import { pushedCommitShape } from "../shapes/commit.ts";
import { pageUrlOf } from "../shapes/repository.ts";
import { tell } from "../webhooks/events.ts";
import type { Account } from "../world/accounts.ts";
import { emailOf } from "../world/accounts.ts";
import type { ActivityType } from "../world/activity.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { isForced, logActivity } from "./activity.ts";
import { commitOf, readCommit } from "./commits.ts";
import { diffOf } from "./diff.ts";
import { ancestorsOf, commitsBetween } from "./history.ts";
import { noCommit, tipOf } from "./refs.ts";

export interface RefUpdate {
  readonly ref: string;
  /** All zeros: the ref is new. */
  readonly before: string;
  /** All zeros: the ref is gone. */
  readonly after: string;
}

/** `push` lists this many commits at most. */
const mostCommits = 2_048;

/** The ref itself has been written already; `type` where it does not follow from the update. */
export function refMoved(
  world: World,
  repository: Repository,
  sender: Account,
  update: RefUpdate,
  type?: ActivityType,
): void {
  repository.pushedAt = new Date();
  if (update.ref.startsWith("refs/heads/")) logActivity(world, repository, sender, update, type);
  tellPush(world, repository, sender, update);
  if (!update.ref.startsWith("refs/heads/")) return;
  const branch = update.ref.slice("refs/heads/".length);
  if (update.after !== noCommit) openSuites(world, repository, sender, branch, update);
  movePulls(world, repository, sender, branch, update.after);
  if (update.after === noCommit) return;
  mergePulls(world, repository, sender, branch, update.after);
  rebuildAfter(world, repository, branch);
}

function movePulls(
  world: World,
  repository: Repository,
  sender: Account,
  branch: string,
  after: string,
): void {
  for (const pull of world.repositories.flatMap((one) => one.pulls)) {
    if (pull.state !== "open") continue;
    const isHead = pull.head.repository === repository && pull.head.ref === branch;
    const isBase = pull.repository === repository && pull.base.ref === branch;
    if (after === noCommit && (isHead || isBase)) closePull(world, pull, sender);
    else if (isHead && pull.head.sha !== after) {
      movePull(world, pull, sender, after);
      dequeue(world, pull, sender, "UNKNOWN_REMOVAL_REASON");
    }
  }
}

/** Pull requests whose head the base branch now holds are merged, however it got there. */
function mergePulls(
  world: World,
  repository: Repository,
  sender: Account,
  branch: string,
  after: string,
): void {
  const open = repository.pulls.filter(
    (pull) => pull.state === "open" && pull.base.ref === branch && pull.head.ref !== branch,
  );
  const now = open.length === 0 ? new Set() : ancestorsOf(repository.directory, after);
  for (const pull of open) if (now.has(pull.head.sha)) markMerged(world, pull, sender, after);
}

function tellPush(world: World, repository: Repository, sender: Account, update: RefUpdate): void {
  const { ref, before, after } = update;
  const { directory } = repository;
  const isCommit = after !== noCommit && readCommit(directory, after) !== null;
  const commits = isCommit ? pushedCommits(world, repository, before, after) : [];
  const page = pageUrlOf(world, repository);
  const payload = {
    ref,
    before,
    after,
    created: before === noCommit,
    deleted: after === noCommit,
    forced: isForced(directory, update),
    base_ref: null,
    compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: isCommit ? pushedCommit(world, repository, after) : null,
    pusher: { name: sender.login, email: sender.kind === "Bot" ? null : emailOf(sender) },
  };
  tell(world, { event: "push", action: null, repository, sender, payload });
}

/** A new branch counts from the default branch, as everything else was there before. */
function pushedCommits(world: World, repository: Repository, before: string, after: string) {
  const { directory } = repository;
  const tip = tipOf(directory, repository.defaultBranch);
  const known = before !== noCommit ? before : tip;
  const old = known === null || readCommit(directory, known) === null ? null : known;
  if (old === null) return [pushedCommit(world, repository, after)];
  return commitsBetween(directory, old, after)
    .slice(-mostCommits)
    .map((sha) => pushedCommit(world, repository, sha));
}

function pushedCommit(world: World, repository: Repository, sha: string) {
  const commit = commitOf(repository.directory, sha);
  const files = diffOf(repository.directory, commit.parents[0] ?? null, sha);
  return pushedCommitShape(world, repository, commit, files);
}
