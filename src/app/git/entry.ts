/** Files of one commit, found by walking the trees: their modes count, so their paths are not enough. */
import { type Directory, nameOf, objectOf } from "../../core/change/tree.ts";
import type { EntryKind } from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";
import { readCommits } from "./commits.ts";
import type { ObjectReader } from "./objects.ts";
import { readTrees } from "./walk.ts";

export interface FileEntry {
  readonly kind: EntryKind;
  readonly object: Sha;
}

/** null: no such file; a directory is none. Throws "git" when commit or trees cannot be read. */
export async function readEntry(
  reader: ObjectReader,
  commit: Sha,
  path: string,
): Promise<FileEntry | null> {
  return (await readEntries(reader, commit, [path])).get(path) ?? null;
}

/** Of many paths each; a tree that several lie in is read once. */
export async function readEntries<Path extends string>(
  reader: ObjectReader,
  commit: Sha,
  paths: readonly Path[],
): Promise<ReadonlyMap<Path, FileEntry | null>> {
  const root = await readTreeId(reader, commit);
  const trees = new Map<Sha, ByName>();
  const entries = new Map<Path, FileEntry | null>();
  for (const path of paths) entries.set(path, await entryAt(reader, root, path, trees));
  return entries;
}

interface TreeBelow {
  readonly kind: "tree";
  readonly object: Sha;
}

type ByName = ReadonlyMap<string, FileEntry | TreeBelow>;

async function entryAt(
  reader: ObjectReader,
  root: Sha,
  path: string,
  trees: Map<Sha, ByName>,
): Promise<FileEntry | null> {
  let tree = root;
  const names = path.split("/");
  for (const [index, name] of names.entries()) {
    const directory = trees.get(tree) ?? named((await readTrees(reader, [tree])).get(tree));
    trees.set(tree, directory);
    const entry = directory.get(name);
    if (entry === undefined) return null;
    const isLast = index === names.length - 1;
    if (entry.kind !== "tree") return isLast ? entry : null;
    if (isLast) return null;
    tree = entry.object;
  }
  return null;
}

function named(directory: Directory | undefined): ByName {
  const entries = [...(directory?.values() ?? [])];
  return new Map(
    entries.map((entry): [string, FileEntry | TreeBelow] => {
      const { kind } = entry;
      const object = objectOf(entry);
      return [nameOf(entry), kind === "tree" ? { kind, object } : { kind, object }];
    }),
  );
}

/** Throws "git" when the commit cannot be read. */
export async function readTreeId(reader: ObjectReader, commit: Sha): Promise<Sha> {
  const commits = await readCommits(reader, [commit]);
  return commits.get(commit)?.tree ?? commit;
}
