/** Whether what a branch holds was cleared when it came there. */
import { rulesOf } from "../../core/branch-rules/rules.ts";
import { branchOf, type Pushed } from "../../domain/fact.ts";
import { checkNames } from "../../domain/publication.ts";
import type { Sha } from "../../domain/sha.ts";
import { readChangeFacts } from "../journal/decisions.ts";
import type { Tip } from "../policy/slots.ts";
import { readShown } from "../publication/shown.ts";
import { isNothing } from "../webhook/payload.ts";
import type { Scene } from "./judge.ts";

/**
 * Whether GitHub lets nothing onto the branch that our check did not clear. Where the rules are
 * not shown, that is believed of the default branch alone: others may be protected from anything.
 */
export function isPinned({ rules, reading, parts }: Scene, branch: string): boolean {
  if (rules === null || rules.rules === null) return branch === reading.default.ref;
  return rulesOf(rules, branch, parts.appId)?.check === "pinned";
}

/**
 * A rule stops what is pushed to a branch, and not always what it is made from: everybody may make
 * `release/x` of any commit. What the default branch holds as well came through there.
 */
export async function isMadeOfCleared(scene: Scene, branch: Tip): Promise<boolean> {
  const { mirror, parts, target, reading } = scene;
  if (branch.ref === reading.default.ref) return true;
  const read = await mirror.readChange(reading.default.commit, branch.commit);
  if (read.kind === "unreadable") return false;
  const commits = read.change.commits.map(({ sha }) => sha);
  const facts = await readChangeFacts(parts.database, target.key, commits);
  const pushes = facts.filter(
    (fact): fact is Pushed => fact.kind === "pushed" && fact.repository === target.key.repository,
  );
  // It may have been made, deleted and made anew, and deliveries come in any order.
  const made = pushes.filter((push) => branchOf(push) === branch.ref && isNothing(push.before));
  for (const { after } of made) if (!(await isCleared(scene, after, pushes))) return false;
  return true;
}

/** It is green, or was let onto another branch that was there already. */
async function isCleared(scene: Scene, commit: Sha, pushes: readonly Pushed[]): Promise<boolean> {
  const { parts, target } = scene;
  const { repository } = target.key;
  const shown = await readShown(parts.database, repository, commit, checkNames.enforce);
  return (
    shown?.state === "success" ||
    pushes.some((push) => {
      const branch = branchOf(push);
      const wasThere = branch !== null && !isNothing(push.before);
      return wasThere && push.commits.includes(commit) && isPinned(scene, branch);
    })
  );
}
