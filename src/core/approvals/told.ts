/** Whether every move of a pull request's branch was told: else GitHub's own log is to be read. */

import { branchOf, type Fact } from "../../domain/fact.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import { isOnPull } from "./on-pull.ts";

export interface Branch {
  /** That it is in; null when the fork is gone. */
  readonly repository: number | null;
  readonly name: string;
}

type Move = readonly [before: Sha, after: Sha];

/**
 * The moves that were told lead from the commit that it was opened with, or from when the branch was
 * made, to the one that it has now: in whatever order they came. A push is told twice, and either may
 * come first. Moves there and back that were all lost leave nothing in the change.
 */
export function isEveryMoveTold(
  facts: readonly Fact[],
  key: Pick<ChangeKey, "repository" | "pull">,
  branch: Branch,
  head: Sha,
): boolean {
  const updates = facts.flatMap((fact) => updateIn(fact, key));
  const all = [...updates, ...facts.flatMap((fact) => pushIn(fact, branch))];
  const nothing = "0".repeat(head.length) as Sha;
  return (
    leads(all, nothing, head) ||
    openedWith(facts, key).some((first) => leads(updates, first, head) || leads(all, first, head))
  );
}

/**
 * Whether it is known who had brought the commit that it was opened with: pushes are found by the
 * commits of the change, so when that one was replaced only the log tells.
 */
export function isOpeningTold(
  facts: readonly Fact[],
  key: Pick<ChangeKey, "repository" | "pull">,
  isThere: (commit: Sha) => boolean,
): boolean {
  const logged = new Set(
    facts.flatMap((fact) =>
      fact.kind === "branch-moved" && isOnPull(fact, key) ? [fact.after] : [],
    ),
  );
  return openedWith(facts, key).every((first) => isThere(first) || logged.has(first));
}

function openedWith(
  facts: readonly Fact[],
  key: Pick<ChangeKey, "repository" | "pull">,
): readonly Sha[] {
  return facts.flatMap((fact) =>
    fact.kind === "opened" && isOnPull(fact, key) ? [fact.head] : [],
  );
}

function updateIn(fact: Fact, key: Pick<ChangeKey, "repository" | "pull">): readonly Move[] {
  const isOurs = fact.kind === "updated" && isOnPull(fact, key);
  return isOurs ? [[fact.before, fact.after]] : [];
}

function pushIn(fact: Fact, branch: Branch): readonly Move[] {
  const isThere =
    fact.kind === "pushed" &&
    fact.repository === branch.repository &&
    branchOf(fact) === branch.name;
  return isThere ? [[fact.before, fact.after]] : [];
}

/** Each commit is left as often as it is come to, but for the first and the last. */
function leads(moves: readonly Move[], first: Sha, last: Sha): boolean {
  const left = new Map<Sha, number>();
  const count = (commit: Sha, by: number) => left.set(commit, (left.get(commit) ?? 0) + by);
  const once = new Map(moves.map((move) => [move.join(" "), move]));
  for (const [before, after] of once.values()) {
    count(before, 1);
    count(after, -1);
  }
  count(first, -1);
  count(last, 1);
  return [...left.values()].every((times) => times === 0);
}
