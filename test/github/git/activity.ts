/** GitHub's log of what happened to branches. */
import type { Account } from "../world/accounts.ts";
import type { ActivityType } from "../world/activity.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";
import { readCommit } from "./commits.ts";
import { isAncestor } from "./history.ts";
import type { RefUpdate } from "./push.ts";
import { noCommit } from "./refs.ts";

/** Whether somebody is told of it or not. */
export function logActivity(
  world: World,
  repository: Repository,
  actor: Account,
  update: RefUpdate,
  type: ActivityType = typeOf(repository, update),
): void {
  const { ref, before, after } = update;
  const id = nextId(world, "activity");
  repository.activity.push({ id, type, ref, before, after, actor, at: new Date() });
}

export function isForced(directory: string, { before, after }: RefUpdate): boolean {
  if (before === noCommit || after === noCommit) return false;
  if (readCommit(directory, before) === null || readCommit(directory, after) === null) return true;
  return !isAncestor(directory, before, after);
}

function typeOf({ directory }: Repository, update: RefUpdate): ActivityType {
  if (update.before === noCommit) return "branch_creation";
  if (update.after === noCommit) return "branch_deletion";
  return isForced(directory, update) ? "force_push" : "push";
}
