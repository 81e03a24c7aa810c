/** Who brought which commits to the branch, as deliveries and GitHub's own log of branches tell. */

import type { Fact } from "../../domain/fact.ts";
import type { Person } from "../../domain/person.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { openHistory } from "./history.ts";
import { type IsIdle, openIdle } from "./idle.ts";
import { isOnPull } from "./on-pull.ts";

/** What of a snapshot tells who wrote. */
export type Written = Pick<Snapshot, "key" | "idle" | "authors"> & {
  readonly inspection: Pick<Snapshot["inspection"], "change">;
};

export interface Push {
  readonly by: Person;
  /** One that it brought, to name it by. */
  readonly commit: Sha;
  /** Where it stands among the facts. */
  readonly at: number;
}

export interface Pushes {
  /** All that had a part in the change: whoever moves a branch back had one, too. */
  readonly made: readonly Push[];
  /** Of a commit of the change. */
  readonly of: (commit: Sha) => readonly Push[];
}

export function pushesOf(snapshot: Written, facts: readonly Fact[]): Pushes {
  const { commits } = snapshot.inspection.change;
  const isIdle = openIdle(snapshot);
  const history = openHistory(commits);
  const made: Push[] = [];
  const byCommit = new Map<Sha, Push[]>();
  for (const [at, fact] of facts.entries()) {
    const moved = moveIn(fact, snapshot.key);
    if (moved === null) continue;
    const brought = new Set([...history.between(moved.before, moved.after), ...moved.named]);
    const own = [...brought].filter((commit) => history.has(commit));
    for (const commit of own) {
      const before = byCommit.get(commit) ?? [];
      before.push({ by: moved.by, commit, at });
      byCommit.set(commit, before);
    }
    const commit = partIn(own, moved, isIdle);
    if (commit !== null) made.push({ by: moved.by, commit, at });
  }
  return { made, of: (commit) => byCommit.get(commit) ?? [] };
}

interface Move {
  readonly by: Person;
  readonly before: Sha;
  readonly after: Sha;
  /** Commits that the delivery names. */
  readonly named: readonly Sha[];
  /** It was the branch of this pull request. */
  readonly isOurs: boolean;
}

function moveIn(fact: Fact, key: Snapshot["key"]): Move | null {
  switch (fact.kind) {
    case "updated":
    case "branch-moved": {
      const { by, before, after } = fact;
      return { by, before, after, named: [], isOurs: isOnPull(fact, key) };
    }
    case "pushed": {
      const { by, before, after, commits } = fact;
      return { by, before, after, named: commits, isOurs: false };
    }
    case "opened":
    case "reviewed":
    case "review-dismissed":
    case "review-edited":
    case "bound":
    case "moves-unknown":
    case "wrote":
    case "called":
    case "suggested":
    case "retargeted":
    case "closed":
    case "members-seen":
    case "moved-out":
    case "members-gone":
    case "request-removed":
    case "run-forged":
    case "merged":
    case "merged-unclear":
      return null;
    default:
      return fact satisfies never;
  }
}

/**
 * The commit by which it had a part in the change; null for none. What a guarded branch held before,
 * or git would make by itself, is nobody's part; a push to this branch that brings nothing takes
 * something away.
 */
function partIn(own: readonly Sha[], { after, isOurs }: Move, isIdle: IsIdle): Sha | null {
  const part = own.find((commit) => !isIdle(commit));
  if (part !== undefined) return part;
  if (!isOurs || isIdle(after)) return null;
  return after;
}
