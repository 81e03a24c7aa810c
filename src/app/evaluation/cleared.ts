/** Whether what a branch holds was cleared when it came there. */
import { isGuarded, rulesOf } from "../../core/branch-rules/rules.ts";
import { branchOf, type Pushed } from "../../domain/fact.ts";
import { checkNames } from "../../domain/publication.ts";
import { isNothing, type Sha } from "../../domain/sha.ts";
import { readChangeFacts } from "../journal/decisions.ts";
import type { Tip } from "../policy/slots.ts";
import { readShown } from "../publication/shown.ts";
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
 * `release/x` of any commit. So both are looked at: where it left the default branch, and what it
 * was made of besides.
 */
export async function isMadeOfCleared(scene: Scene, branch: Tip): Promise<boolean> {
  const { mirror, parts, target, reading } = scene;
  if (branch.ref === reading.default.ref) return true;
  const read = await mirror.readChange(reading.default.commit, branch.commit);
  if (read.kind === "unreadable") return false;
  const { mergeBases } = read.change;
  const commits = read.change.commits.map(({ sha }) => sha);
  const facts = await readChangeFacts(
    parts.database,
    target.key,
    branch.ref,
    [...commits, ...mergeBases],
    [],
  );
  const pushes = facts
    .map(({ fact }) => fact)
    .filter(
      (fact): fact is Pushed => fact.kind === "pushed" && fact.repository === target.key.repository,
    );
  const origins = [
    ...mergeBases.filter((commit) => cameToDefault(scene, commit, pushes)),
    ...madeOf(branch, pushes).filter((commit) => commits.includes(commit)),
  ];
  for (const commit of origins) if (!(await isCleared(scene, branch, commit, pushes))) return false;
  return true;
}

/** Else the default branch held it before anybody told us of pushes. */
function cameToDefault({ reading }: Scene, commit: Sha, pushes: readonly Pushed[]): boolean {
  return pushes.some(
    (push) => branchOf(push) === reading.default.ref && push.commits.includes(commit),
  );
}

/** It may have been made, deleted and made anew, and deliveries come in any order. */
function madeOf(branch: Tip, pushes: readonly Pushed[]): readonly Sha[] {
  return pushes
    .filter((push) => branchOf(push) === branch.ref && isNothing(push.before))
    .map(({ after }) => after);
}

/**
 * It is green, or was let onto a branch that was there already. As its tip: of commits that came
 * along nobody was asked about each, and one may take back what another did.
 */
async function isCleared(
  scene: Scene,
  base: Tip,
  commit: Sha,
  pushes: readonly Pushed[],
): Promise<boolean> {
  const { parts, target } = scene;
  const { repository } = target.key;
  const shown = await readShown(parts.database, repository, commit, checkNames.enforce);
  return (
    shown?.state === "success" ||
    pushes.some((push) => {
      const branch = branchOf(push);
      const wasThere = branch !== null && !isNothing(push.before);
      return wasThere && push.after === commit && isNoWorse(scene, branch, base.ref);
    })
  );
}

/** Into a base where anybody may report the check, the same comes in directly. */
function isNoWorse(scene: Scene, branch: string, base: string): boolean {
  if (isPinned(scene, branch)) return true;
  const { rules } = scene;
  return rules !== null && isGuarded(rules, branch) && !isPinned(scene, base);
}
