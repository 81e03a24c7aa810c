/**
 * From the commits of a merge group to the pull requests in it.
 *
 * The queue's list is only a claim: what counts is that each commit is made of the one before it and
 * of the very head that was approved, and of nothing else (C15).
 */
import type { Commit } from "../../domain/change.ts";
import type { GroupFlaw, Merged, Queued } from "../../domain/group.ts";
import type { Sha } from "../../domain/sha.ts";

/** Commits by first parents, newest first, down to where the branch is; null: it is not that far down. */
export function firstParentsOf(
  commits: readonly Pick<Commit, "sha" | "parents">[],
  head: Sha,
  base: Sha,
): readonly Sha[] | null {
  const parents = new Map(commits.map((commit) => [commit.sha, commit.parents]));
  const line: Sha[] = [];
  for (let at: Sha | undefined = head; at !== base; at = parents.get(at)?.[0]) {
    if (at === undefined || line.length > commits.length) return null;
    line.push(at);
  }
  return line;
}

/** Which commit was made for which pull request; null when they are not as many. */
export function pairedWith(
  line: readonly Sha[],
  base: Sha,
  queued: readonly Queued[],
): readonly Merged[] | null {
  if (line.length !== queued.length) return null;
  const commits = line.toReversed();
  return queued.flatMap((one, index) => {
    const commit = commits[index];
    return commit === undefined ? [] : [{ ...one, before: commits[index - 1] ?? base, commit }];
  });
}

/** A merge has both as its parents, a squash only what it was put on. */
export function shapeFlawOf(
  { pull, head, before, commit }: Merged,
  parents: readonly Sha[],
): GroupFlaw | null {
  const [first, second, ...others] = parents;
  if (first !== before || others.length > 0) return { kind: "shape", pull, commit };
  if (second === undefined || second === head) return null;
  return { kind: "moved", pull, head, merged: second };
}
