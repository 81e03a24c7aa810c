/** Whether a merge holds what git makes of its parents, and nothing that somebody put in (A12). */
import type { CommitObject } from "../../core/change/commit.ts";
import { blobsOfMerge } from "../../core/change/merge.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { readCommits } from "./commits.ts";
import { mergedTree } from "./merge-tree.ts";
import type { ObjectReader } from "./objects.ts";
import { readMergeBases } from "./plumbing.ts";
import type { Store } from "./store.ts";
import { readTreeDifference } from "./walk.ts";

export interface MergeSource {
  readonly store: Store;
  readonly reader: ObjectReader;
  readonly fetchBlobs: (ids: readonly Sha[]) => Promise<void>;
}

const mostFiles = 100_000;
/** Of texts that git would merge or hold against each other; an update of a branch has a few. */
const mostBlobs = 5_000;

/**
 * False also where that cannot be told: more or fewer than two parents, more than one merge base,
 * more than anybody would merge. Throws "git" when git fails.
 */
export async function isMechanicalMerge(source: MergeSource, commit: Sha): Promise<boolean> {
  try {
    return await isMadeByGit(source, commit);
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "malformed-input") return false;
    throw problem;
  }
}

async function isMadeByGit(source: MergeSource, commit: Sha): Promise<boolean> {
  const { store, reader, fetchBlobs } = source;
  const merge = await readCommit(reader, commit);
  const [ours, theirs, ...others] = merge?.commit.parents ?? [];
  if (ours === undefined || theirs === undefined || others.length > 0) return false;
  const [base, ...bases] = await readMergeBases(store, ours, theirs);
  if (base === undefined || bases.length > 0) return false;
  const blobs = await blobsToMerge(reader, base, ours, theirs);
  if (blobs.length > mostBlobs) return false;
  await fetchBlobs(blobs);
  return (await mergedTree(store, ours, theirs)) === merge?.tree;
}

async function blobsToMerge(
  reader: ObjectReader,
  base: Sha,
  ours: Sha,
  theirs: Sha,
): Promise<readonly Sha[]> {
  const commits = await readCommits(reader, [base, ours, theirs]);
  const treeOf = (sha: Sha): Sha => commits.get(sha)?.tree ?? sha;
  const changedIn = (side: Sha) =>
    readTreeDifference(reader, treeOf(base), treeOf(side), mostFiles);
  return blobsOfMerge(await changedIn(ours), await changedIn(theirs));
}

async function readCommit(reader: ObjectReader, sha: Sha): Promise<CommitObject | undefined> {
  return (await readCommits(reader, [sha])).get(sha);
}
