/** The files that differ between two trees, from verified tree objects and without git's diff. */
import { type Directory, differenceOf, parseTree, type TreePair } from "../../core/change/tree.ts";
import type { ChangedFile, Version } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import type { ObjectReader } from "./objects.ts";

/** Of all trees held at once; a directory of 100,000 entries has about 4 MB. */
const treesLimit = 64 * 1024 * 1024;
const empty: Directory = new Map();
/** Directories read at once. */
const step = 500;
/** Small objects can nest without end; an honest change has few directories more than files. */
const mostDirectories = 200_000;

/** Every file of a tree. Throws as `readTreeDifference` does. */
export async function readWholeTree(
  reader: ObjectReader,
  tree: Sha,
  most: number,
): Promise<readonly Version[]> {
  const files = await readTreeDifference(reader, null, tree, most);
  return files.flatMap(({ after }) => after ?? []);
}

/**
 * `before` is null for no tree at all. Throws "malformed-input" past `most` files or 200,000
 * directories, "git" for a missing or corrupt tree.
 */
export async function readTreeDifference(
  reader: ObjectReader,
  before: Sha | null,
  after: Sha,
  most: number,
): Promise<readonly ChangedFile[]> {
  const [files = []] = await readTreeDifferences(reader, [{ befores: [before], after }], most);
  return files;
}

/** A tree, and those that it is held against. */
export type TreeQuestion = Pick<TreePair, "befores"> & { readonly after: Sha };

/** What each differs in from all of its `befores`; all are walked together, level by level. Throws as above. */
export async function readTreeDifferences(
  reader: ObjectReader,
  questions: readonly TreeQuestion[],
  most: number,
): Promise<readonly (readonly ChangedFile[])[]> {
  const files = questions.map((): ChangedFile[] => []);
  const pending = questions.flatMap(({ befores, after }, at) =>
    befores.includes(after) ? [] : [{ at, pair: { prefix: "", befores, after } as TreePair }],
  );
  let count = 0;
  for (let done = 0; done < pending.length; ) {
    const now = pending.slice(done, done + step);
    done += now.length;
    const trees = await readTrees(
      reader,
      now.flatMap(({ pair }) => sidesOf(pair)),
    );
    for (const { at, pair } of now) {
      const found = differenceOf(pair.prefix, ...directoriesOf(pair, trees));
      count += found.files.length;
      for (const file of found.files) files[at]?.push(file);
      for (const below of found.below) pending.push({ at, pair: below });
    }
    if (count > most || pending.length > mostDirectories)
      throw new Problem("malformed-input", `More than ${most} files are to be looked at.`);
  }
  return files;
}

/**
 * The entries of each tree. Throws "git" when one is missing or no tree, and "malformed-input"
 * when one is broken or all together are too large.
 */
export async function readTrees(
  reader: ObjectReader,
  ids: readonly Sha[],
): Promise<ReadonlyMap<Sha, Directory>> {
  const trees = new Map<Sha, Directory>();
  for (const [id, bytes] of await reader.readAll("tree", ids, treesLimit))
    trees.set(id, parseTree(bytes, id.length / 2));
  return trees;
}

function sidesOf({ befores, after }: TreePair): readonly Sha[] {
  return [...befores, after].filter((side) => side !== null);
}

function directoriesOf(
  { befores: [first, ...others], after }: TreePair,
  trees: ReadonlyMap<Sha, Directory>,
): [befores: [Directory, ...Directory[]], after: Directory] {
  const entriesOf = (side: Sha | null): Directory =>
    (side === null ? empty : trees.get(side)) ?? empty;
  return [[entriesOf(first), ...others.map(entriesOf)], entriesOf(after)];
}
