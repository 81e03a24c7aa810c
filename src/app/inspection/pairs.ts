/** Both sides of files, read in one stream with few of them in memory. */
import type { ChangedFile, Version } from "../../domain/change.ts";
import type { Blob } from "../../domain/content.ts";
import type { Sha } from "../../domain/sha.ts";
import type { BlobSource } from "./parts.ts";

export interface Pair {
  readonly file: ChangedFile;
  /** Null where the file does not exist, or is a submodule, whose content is a commit elsewhere. */
  readonly before: Blob | null;
  readonly after: Blob | null;
}

/** Each file as soon as both of its sides are there; a side is let go when its last file has it. */
export async function* readPairs(
  { repository, fetchBlobs }: BlobSource,
  files: readonly ChangedFile[],
): AsyncGenerator<Pair> {
  const ids = [...new Set(files.flatMap(blobsOf))];
  await fetchBlobs(ids);
  const waiting = new Map(files.map((file) => [file, new Set(blobsOf(file)).size]));
  const filesOf = Map.groupBy(
    files.flatMap((file) => [...new Set(blobsOf(file))].map((id) => ({ id, file }))),
    ({ id }) => id,
  );
  const held = new Map<Sha, { blob: Blob; uses: number }>();
  const pairOf = (file: ChangedFile): Pair => ({
    file,
    before: sideOf(file.before, held),
    after: sideOf(file.after, held),
  });
  yield* files.filter((file) => waiting.get(file) === 0).map(pairOf);
  for await (const [id, blob] of ids.length === 0 ? [] : repository.readBlobs(ids)) {
    const users = filesOf.get(id) ?? [];
    held.set(id, { blob, uses: users.length });
    for (const { file } of users) {
      const left = (waiting.get(file) ?? 0) - 1;
      waiting.set(file, left);
      if (left > 0) continue;
      yield pairOf(file);
      for (const used of new Set(blobsOf(file))) letGo(held, used);
    }
  }
}

function letGo(held: Map<Sha, { blob: Blob; uses: number }>, id: Sha): void {
  const entry = held.get(id);
  if (entry === undefined) return;
  entry.uses -= 1;
  if (entry.uses === 0) held.delete(id);
}

function blobsOf({ before, after }: ChangedFile): readonly Sha[] {
  return [before, after]
    .filter((version) => version !== null)
    .filter(isBlob)
    .map(({ object }) => object);
}

function isBlob({ kind }: Version): boolean {
  return kind !== "submodule";
}

function sideOf(version: Version | null, held: ReadonlyMap<Sha, { blob: Blob }>): Blob | null {
  if (version === null || !isBlob(version)) return null;
  return held.get(version.object)?.blob ?? { kind: "missing" };
}
