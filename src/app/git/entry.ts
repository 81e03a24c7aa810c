/** Files of one commit, found by walking the trees: their modes count, so their paths are not enough. */
import type { EntryKind, Path } from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";
import { readCommits } from "./commits.ts";
import type { ObjectReader } from "./objects.ts";
import { readVersions } from "./versions.ts";

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
  return (await readEntries(reader, commit, [path as Path])).get(path as Path) ?? null;
}

/** Of many paths each. */
export async function readEntries(
  reader: ObjectReader,
  commit: Sha,
  paths: readonly Path[],
): Promise<ReadonlyMap<Path, FileEntry | null>> {
  const versions = await readVersions(reader, await readTreeId(reader, commit), paths);
  return new Map(
    paths.map((path) => {
      const version = versions.get(path);
      return [path, version === undefined ? null : { kind: version.kind, object: version.object }];
    }),
  );
}

/** Throws "git" when the commit cannot be read. */
export async function readTreeId(reader: ObjectReader, commit: Sha): Promise<Sha> {
  const commits = await readCommits(reader, [commit]);
  return commits.get(commit)?.tree ?? commit;
}
