/** What a protected branch refuses to be pushed to it. */
import { requiredCheckProblem } from "../checks/required.ts";
import type { Repository, RequiredCheck } from "../world/repository.ts";
import { protectionOf } from "../world/repository.ts";
import { isAncestor } from "./history.ts";
import type { RefUpdate } from "./push.ts";
import { noCommit } from "./refs.ts";

/** Why the branch refuses it; null when it does not. The commits are in the repository already. */
export function pushProblemOf(repository: Repository, update: RefUpdate): string | null {
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
