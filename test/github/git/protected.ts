/** What a protected branch refuses to be pushed to it. */
import { requiredCheckProblem } from "../checks/required.ts";
import type { Identity } from "../http/call.ts";
import { maintains } from "../pulls/maintainers.ts";
import { includes } from "../world/accounts.ts";
import type { Repository, RequiredCheck } from "../world/repository.ts";
import { protectionOf } from "../world/repository.ts";
import { roleOf, type World } from "../world/world.ts";
import { isAncestor } from "./history.ts";
import type { RefUpdate } from "./push.ts";
import { noCommit } from "./refs.ts";

/** Why the branch refuses it; null when it does not. The commits are in the repository already. */
export function pushProblemOf(
  world: World,
  identity: Identity,
  repository: Repository,
  update: RefUpdate,
): string | null {
  if (!mayMove(world, identity, repository, update)) return "permission denied";
  if (update.ref.startsWith("refs/pull/")) return "deny updating a hidden ref";
  if (!update.ref.startsWith("refs/heads/")) return null;
  const protection = protectionOf(repository, update.ref.slice("refs/heads/".length));
  if (protection === null || update.before === noCommit) return null;
  if (update.after === noCommit) return "Cannot delete this branch";
  if (!isAncestor(repository.directory, update.before, update.after))
    return "Cannot force-push to this branch";
  if (protection.requiredApprovals > 0) return "Changes must be made through a pull request.";
  // As on GitHub: a commit that has its checks may be pushed, pull request or not.
  return requiredProblemOf(repository, update.after, protection.requiredChecks);
}

/** A maintainer whom the author lets push to a fork may push to that one branch, and not away with it. */
function mayMove(
  world: World,
  identity: Identity,
  repository: Repository,
  { ref, before, after }: RefUpdate,
): boolean {
  if (identity.kind !== "user" || includes(roleOf(repository, identity.account), "write"))
    return true;
  const moves = before !== noCommit && after !== noCommit;
  return moves && maintains(world, repository, identity.account, ref);
}

function requiredProblemOf(
  repository: Repository,
  sha: string,
  checks: readonly RequiredCheck[],
): string | null {
  for (const check of checks) {
    const problem = requiredCheckProblem(repository, sha, check);
    if (problem !== null) return problem;
  }
  return null;
}
