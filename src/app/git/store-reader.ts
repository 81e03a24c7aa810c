/** Changes, files and blobs from a store of objects. */

import type { CommitObject } from "../../core/change/commit.ts";
import type { Landing } from "../../domain/backtest.ts";
import type { ChangedFile, Path, Version } from "../../domain/change.ts";
import type { Blob } from "../../domain/content.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { readCommits } from "./commits.ts";
import { type FileEntry, readEntries, readEntry, readTreeId } from "./entry.ts";
import type { FileAt } from "./file-at.ts";
import { readMainline } from "./mainline.ts";
import { type FoundObject, ObjectReader } from "./objects.ts";
import { countLines, readBeyond } from "./plumbing.ts";
import { type ReadChange, readChange } from "./read-change.ts";
import { readShallow } from "./shallow.ts";
import type { Store } from "./store.ts";
import { readTreeDifference, readWholeTree } from "./walk.ts";

/** One side of a file is read up to this many bytes. */
const blobLimit = 1024 * 1024;

/** Of a whole tree: the largest public repositories have some 400,000. */
const mostEntries = 1_000_000;

/** What `Repository` promises, for objects by id. */
export class StoreReader {
  readonly #store: Store;
  readonly #commonDirectory: string;
  readonly #reader: ObjectReader;

  /** `commonDirectory` is where a shallow clone notes its end. */
  constructor(store: Store, commonDirectory: string) {
    this.#store = store;
    this.#commonDirectory = commonDirectory;
    this.#reader = new ObjectReader(store);
  }

  async readChange(base: Sha, head: Sha): Promise<ReadChange> {
    const shallow = await readShallow(this.#commonDirectory);
    return readChange({ store: this.#store, reader: this.#reader, shallow }, base, head);
  }

  async readFile(commit: Sha, path: string): Promise<FileAt | null> {
    const entry = await readEntry(this.#reader, commit, path);
    if (entry === null) return null;
    const { kind, object } = entry;
    if (kind === "submodule") return { kind, object, blob: { kind: "missing" } };
    for await (const [, blob] of this.readBlobs([object])) return { kind, object, blob };
    throw new Problem("internal", "A blob that was asked for was not answered.");
  }

  readEntries(commit: Sha, paths: readonly Path[]): Promise<ReadonlyMap<Path, FileEntry | null>> {
    return readEntries(this.#reader, commit, paths);
  }

  /** Those of the commits that a tip holds; one that is not here is held by none. */
  async heldBy(tips: readonly Sha[], commits: readonly Sha[]): Promise<ReadonlySet<Sha>> {
    const gone = new Set(await this.missing([...commits, ...tips]));
    const here = commits.filter((commit) => !gone.has(commit));
    if (here.length === 0) return new Set();
    const beyond = await readBeyond(
      this.#store,
      here,
      tips.filter((tip) => !gone.has(tip)),
    );
    return new Set(here.filter((commit) => !beyond.has(commit)));
  }

  async readTree(commit: Sha): Promise<readonly Version[]> {
    return readWholeTree(this.#reader, await readTreeId(this.#reader, commit), mostEntries);
  }

  readCommits(ids: readonly Sha[]): Promise<ReadonlyMap<Sha, CommitObject>> {
    return readCommits(this.#reader, ids);
  }

  readDifference(before: Sha, after: Sha): Promise<readonly ChangedFile[]> {
    return readTreeDifference(this.#reader, before, after, mostEntries);
  }

  async *readBlobs(ids: Iterable<Sha>): AsyncGenerator<readonly [id: Sha, blob: Blob]> {
    for await (const [id, found] of this.#reader.read(ids, blobLimit)) yield [id, blobOf(found)];
  }

  readMainline(tip: Sha): AsyncIterable<Landing | "cut"> {
    return readMainline(this.#reader, tip);
  }

  countLines(before: Sha, after: Sha): Promise<number | null> {
    return countLines(this.#store, before, after);
  }

  /** Those of the ids that are not here. */
  async missing(ids: Iterable<Sha>): Promise<readonly Sha[]> {
    const wanted = [...new Set(ids)];
    const infos = await this.#reader.infos(wanted);
    return wanted.filter((_, index) => infos[index] === null);
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}

function blobOf(found: FoundObject): Blob {
  if (found.kind === "missing") return found;
  if (found.info.type !== "blob")
    throw new Problem("git", `Object ${found.info.id} is a ${found.info.type}, not a blob.`);
  return found.kind === "bytes"
    ? { kind: "bytes", bytes: found.bytes }
    : { kind: "too-large", size: found.info.size };
}
