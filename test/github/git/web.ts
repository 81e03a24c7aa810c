/** Commits that GitHub makes and signs for those who press a button. */
import { Refusal } from "../http/answer.ts";
import type { Identity } from "../http/call.ts";
import { actorOf } from "../http/call.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { type NewCommit, writeCommit } from "./commits.ts";
import { pushProblemOf } from "./protected.ts";
import { refMoved } from "./push.ts";
import { writeRef } from "./refs.ts";
import { keyOfGitHub } from "./signature.ts";
import { isWeb } from "./stamps.ts";

/** Signed by GitHub unless somebody else is to be the committer. */
export function writeOnWeb(directory: string, commit: NewCommit): string {
  return writeCommit(directory, commit, isWeb(commit.committer) ? keyOfGitHub : null);
}

/** On a branch that is at the first parent; who pressed the button has pushed it. */
export function commitOnWeb(
  world: World,
  identity: Identity,
  repository: Repository,
  branch: string,
  commit: NewCommit,
): string {
  const [before = ""] = commit.parents;
  const after = writeOnWeb(repository.directory, commit);
  const update = { ref: `refs/heads/${branch}`, before, after };
  const problem = pushProblemOf(world, identity, repository, update);
  if (problem !== null) throw new Refusal(409, `Repository rule violations found\n\n${problem}`);
  writeRef(repository.directory, update.ref, after);
  refMoved(world, repository, actorOf(identity), update);
  return after;
}
