/** Whether a merge group's commit is the branch plus the heads in its queue: git tells, not the queue. */
import { firstParentsOf, pairedWith, shapeFlawOf } from "../../core/queue/chain.ts";
import type { GroupFlaw, Merged, Queued } from "../../domain/group.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import type { Mirror } from "../git/mirror.ts";

export type GroupContent =
  | {
      readonly kind: "content";
      readonly merged: readonly Merged[];
      readonly flaws: readonly GroupFlaw[];
    }
  | { readonly kind: "trouble"; readonly reason: Sentence };

const mostPaths = 50;

export async function readGroupContent(
  mirror: Mirror,
  base: Sha,
  group: Sha,
  queued: readonly Queued[],
): Promise<GroupContent> {
  await mirror.fetchCommits([base, group, ...queued.map(({ head }) => head)]);
  const read = await mirror.readChange(base, group);
  if (read.kind === "unreadable") return { kind: "trouble", reason: read.reason };
  const line = firstParentsOf(read.change.commits, group, base);
  if (line === null)
    return {
      kind: "trouble",
      reason: say`The commit is not made on ${shortOf(base)}, where the branch is now.`,
    };
  const merged = pairedWith(line, base, queued);
  if (merged === null)
    return {
      kind: "trouble",
      reason: say`The queue put ${line.length} commits onto the branch, and lists ${queued.length} pull requests. It must merge or squash each; one that rebases cannot be followed.`,
    };
  const flaws: GroupFlaw[] = [];
  for (const one of merged) {
    const flaw = await flawOf(mirror, one);
    if (flaw !== null) flaws.push(flaw);
  }
  return { kind: "content", merged, flaws };
}

async function flawOf(mirror: Mirror, merged: Merged): Promise<GroupFlaw | null> {
  const { pull, head, before, commit } = merged;
  const commits = await mirror.readCommits([commit]);
  const made = commits.get(commit);
  const shape = shapeFlawOf(merged, made?.commit.parents ?? []);
  if (made === undefined || shape !== null) return shape;
  const merge = await mirror.readMerge(before, head);
  switch (merge.kind) {
    case "merge-bases":
      return { kind: "merge-bases", pull, count: merge.count };
    case "conflict":
      return { kind: "conflict", pull, paths: merge.paths.slice(0, mostPaths) };
    case "tree":
      return merge.tree === made.tree ? null : treeFlaw(mirror, pull, merge.tree, made.tree);
    default:
      return merge satisfies never;
  }
}

async function treeFlaw(
  mirror: Mirror,
  pull: number,
  expected: Sha,
  made: Sha,
): Promise<GroupFlaw> {
  const files = await mirror.readDifference(expected, made);
  const paths = files.flatMap(({ before, after }) => after?.path ?? before?.path ?? []);
  return { kind: "tree", pull, paths: paths.slice(0, mostPaths), count: paths.length };
}
