/** What git makes of two commits, as a merge queue must have made it. */
import type { ChangedFile } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { type TreeConflict, type TreeMerge, writeMergedTree } from "./merge-tree.ts";
import { readMergeBases } from "./plumbing.ts";
import type { Store } from "./store.ts";
import type { StoreReader } from "./store-reader.ts";

export type MergeReading =
  | TreeMerge
  | TreeConflict
  /** None, or several: which one to take is a guess. */
  | { readonly kind: "merge-bases"; readonly count: number };

/** The mirror has no blobs: git gets those that it is likely to look at, and if need be all. */
export async function readMerge(
  objects: StoreReader,
  store: Store,
  fetchBlobs: (ids: Iterable<Sha>) => Promise<void>,
  ours: Sha,
  theirs: Sha,
): Promise<MergeReading> {
  const bases = await readMergeBases(store, ours, theirs);
  const [base] = bases;
  if (base === undefined || bases.length > 1) return { kind: "merge-bases", count: bases.length };
  const trees = await objects.readCommits([base, ours, theirs]);
  const changed = (to: Sha) =>
    objects.readDifference(trees.get(base)?.tree ?? base, trees.get(to)?.tree ?? to);
  const [mine, other] = [await changed(ours), await changed(theirs)];
  for (const files of [meeting(mine, other), mine]) {
    await fetchBlobs([...other, ...files].flatMap(blobsOf));
    const merged = await writeMergedTree(store, ours, theirs);
    if (merged !== null) return merged;
  }
  throw new Problem("git", `git cannot merge ${theirs} into ${ours}.`);
}

/** Files that both sides changed; and those that came or went, as they may have been renamed. */
function meeting(
  mine: readonly ChangedFile[],
  other: readonly ChangedFile[],
): readonly ChangedFile[] {
  const paths = new Set(other.flatMap(({ before, after }) => [before?.path, after?.path]));
  return mine.filter(
    ({ before, after }) => before === null || after === null || paths.has(after.path),
  );
}

function blobsOf({ before, after }: ChangedFile): readonly Sha[] {
  return [before, after]
    .filter((side) => side !== null)
    .filter(({ kind }) => kind !== "submodule")
    .map(({ object }) => object);
}

/**
 * Whether a merge of two holds what git makes of them, and nothing that somebody put in (A12); false
 * also where that cannot be told.
 */
export async function isMechanicalMerge(
  objects: StoreReader,
  store: Store,
  fetchBlobs: (ids: Iterable<Sha>) => Promise<void>,
  commit: Sha,
): Promise<boolean> {
  try {
    const merge = (await objects.readCommits([commit])).get(commit);
    const [ours, theirs, ...others] = merge?.commit.parents ?? [];
    if (ours === undefined || theirs === undefined || others.length > 0) return false;
    const made = await readMerge(objects, store, fetchBlobs, ours, theirs);
    return made.kind === "tree" && made.tree === merge?.tree;
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "malformed-input") return false;
    throw problem;
  }
}
