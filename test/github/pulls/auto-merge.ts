/** Auto-merge: whoever turns it on has the pull request merged, or queued, once the rules let it. */
import { enqueue, queueOf } from "../queue/queue.ts";
import { mergeNow } from "../routes/merge.ts";
import type { Account } from "../world/accounts.ts";
import type { Pull, Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { tellPull } from "./change.ts";
import { isMergeable, ruleProblemOf } from "./mergeable.ts";

export function enableAutoMerge(world: World, pull: Pull, by: Account): void {
  pull.autoMerge = by;
  tellPull(world, pull, "auto_merge_enabled", by);
  mergeThoseThatMay(world, pull.repository);
}

/** After each result of a check. */
export function mergeThoseThatMay(world: World, repository: Repository): void {
  for (const pull of repository.pulls) {
    const by = pull.autoMerge;
    if (by === null || pull.state === "closed" || pull.draft) continue;
    if (ruleProblemOf(pull, by) !== null || !isMergeable(pull)) continue;
    if (queueOf(repository, pull.base.ref) === null) mergeNow(world, pull, by, {});
    else enqueue(world, pull, by);
  }
}
