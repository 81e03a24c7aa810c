/** The tree that git makes of two commits; what it writes for that is thrown away. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSha, type Sha } from "../../domain/sha.ts";
import { linesOf } from "./plumbing.ts";
import { type GitCommand, runGit } from "./process.ts";
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

/** Null when git could not: a blob may be missing, and git has no way to say so but its words. */
export async function readMergedTree(
  store: Store,
  ours: Sha,
  theirs: Sha,
): Promise<TreeMerge | TreeConflict | null> {
  const objects = await mkdtemp(join(tmpdir(), "foureyes-"));
  try {
    const result = await runGit(merging(store, objects, ours, theirs));
    const [tree, ...paths] = linesOf(result.output);
    if (tree === undefined || result.status > 1) return null;
    return result.status === 0
      ? { kind: "tree", tree: parseSha(tree) }
      : { kind: "conflict", paths };
  } finally {
    await rm(objects, { recursive: true, force: true });
  }
}

function merging(store: Store, objects: string, ours: Sha, theirs: Sha): GitCommand {
  const lender =
    store.environment.GIT_OBJECT_DIRECTORY ?? join(store.gitDirectory ?? "", "objects");
  return {
    command: ["merge-tree", "--write-tree", "--name-only", "--no-messages", ours, theirs],
    ...store,
    environment: {
      ...store.environment,
      GIT_OBJECT_DIRECTORY: objects,
      // Quoted, as there may be a colon in it.
      GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(lender),
    },
    signal: AbortSignal.timeout(deadline),
  };
}
