/** The tree that git makes of two commits. */
import { parseSha, type Sha } from "../../domain/sha.ts";
import { linesOf } from "./plumbing.ts";
import { runGit } from "./process.ts";
import type { Store } from "./store.ts";

const deadline = 60_000;

export interface TreeMerge {
  readonly kind: "tree";
  readonly tree: Sha;
}

export interface TreeConflict {
  readonly kind: "conflict";
  /** Hostile text, as git quotes it. */
  readonly paths: readonly string[];
}

/**
 * Which git writes down here, so that it can be read. Null when git could not: a blob may be missing,
 * and git has no way to say so but its words.
 */
export async function writeMergedTree(
  store: Store,
  ours: Sha,
  theirs: Sha,
): Promise<TreeMerge | TreeConflict | null> {
  const flags = ["--write-tree", "--name-only", "--no-messages"];
  const result = await runGit({
    command: ["merge-tree", ...flags, ours, theirs],
    ...store,
    signal: AbortSignal.timeout(deadline),
  });
  const [tree, ...paths] = linesOf(result.output);
  if (tree === undefined || ![0, 1].includes(result.status)) return null;
  return result.status === 0 ? { kind: "tree", tree: parseSha(tree) } : { kind: "conflict", paths };
}
