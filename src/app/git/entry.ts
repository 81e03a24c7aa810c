/** One file of one commit, found by walking the trees: its mode counts, so its path is not enough. */
import { nameOf, objectOf } from "../../core/change/tree.ts";
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
  let tree = await readTreeId(reader, commit);
  const names = path.split("/");
  for (const [index, name] of names.entries()) {
    const directory = (await readTrees(reader, [tree])).get(tree);
    const entry = directory?.values().find((some) => nameOf(some) === name);
    if (entry === undefined) return null;
    if (index === names.length - 1) return fileOf(entry.kind, objectOf(entry));
    if (entry.kind !== "tree") return null;
    tree = objectOf(entry);
  }
  return null;
}

/** Throws "git" when the commit cannot be read. */
export async function readTreeId(reader: ObjectReader, commit: Sha): Promise<Sha> {
  const commits = await readCommits(reader, [commit]);
  return commits.get(commit)?.tree ?? commit;
}

function fileOf(kind: EntryKind | "tree", object: Sha): FileEntry | null {
  return kind === "tree" ? null : { kind, object };
}
