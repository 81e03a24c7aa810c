/** One file of one commit, found by walking the trees: its mode counts, so its path is not enough. */
import type { EntryKind, Path } from "../../domain/change.ts";
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
  const commits = await readCommits(reader, [commit]);
  let tree = commits.get(commit)?.tree ?? commit;
  const names = path.split("/");
  for (const [index, name] of names.entries()) {
    const entry = (await readTrees(reader, [tree])).get(tree)?.get(name as Path);
    if (entry === undefined) return null;
    if (index === names.length - 1) return fileOf(entry.kind, entry.object);
    if (entry.kind !== "tree") return null;
    tree = entry.object;
  }
  return null;
}

function fileOf(kind: EntryKind | "tree", object: Sha): FileEntry | null {
  return kind === "tree" ? null : { kind, object };
}
