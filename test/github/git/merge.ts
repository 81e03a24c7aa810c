/** Merging: the tree that two commits make together, and the commits of the three merge methods. */
import { execFileSync } from "node:child_process";
import type { Stamp } from "./commits.ts";
import { commitOf, writeCommit } from "./commits.ts";
import { gitEnvironment } from "./environment.ts";
import { commitsBetween, isAncestor } from "./history.ts";

/** Null when they conflict. */
const known = new Map<string, string | null>();

/** The tree of `head` merged into `base`; null when they conflict. */
export function mergedTreeOf(directory: string, base: string, head: string): string | null {
  if (isAncestor(directory, base, head)) return commitOf(directory, head).tree;
  const key = `${directory}\0${base}\0${head}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const tree = runMergeTree(directory, base, head);
  known.set(key, tree);
  return tree;
}

/** A copy of each commit on top of `base`, made by `committer`; null when one conflicts. */
export function rebase(
  directory: string,
  base: string,
  head: string,
  committer: Stamp,
): string | null {
  const commits = commitsBetween(directory, base, head).map((sha) => commitOf(directory, sha));
  let tip = base;
  for (const commit of commits.filter(({ parents }) => parents.length < 2)) {
    const tree = pickedTreeOf(directory, tip, commit.sha, committer);
    if (tree === null) return null;
    tip = writeCommit(directory, { ...commit, tree, parents: [tip], committer });
  }
  return tip;
}

/** A commit's own change on another tip. The stand-in makes its parent the merge base. */
function pickedTreeOf(
  directory: string,
  tip: string,
  sha: string,
  committer: Stamp,
): string | null {
  const { parents } = commitOf(directory, sha);
  const { tree } = commitOf(directory, tip);
  if (parents[0] === tip) return commitOf(directory, sha).tree;
  const standIn = { tree, parents, author: committer, committer, message: "stand-in" };
  return mergedTreeOf(directory, writeCommit(directory, standIn), sha);
}

function runMergeTree(directory: string, base: string, head: string): string | null {
  const refs = ["merge-tree", "--write-tree", "--allow-unrelated-histories", base, head];
  try {
    const output = execFileSync("git", ["--git-dir", directory, ...refs], {
      env: gitEnvironment,
      encoding: "latin1",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return output.slice(0, 40);
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 1) return null;
    throw error;
  }
}
