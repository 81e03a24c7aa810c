/** Our own bare, blobless copy of a repository on GitHub: a cache that may vanish at any time. */
import { rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { CommitObject } from "../../core/change/commit.ts";
import type { ChangedFile, Path, Version } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { replaceDirectory, writeBareRepository } from "./bare.ts";
import type { ChangeMemory } from "./change-memory.ts";
import type { FileEntry } from "./entry.ts";
import type { FileAt } from "./file-at.ts";
import { spawnByLauncher } from "./launcher.ts";
import { Names } from "./names.ts";
import type { ReadChange } from "./read-change.ts";
import { isMechanicalMerge, type MergeReading, readMerge } from "./read-merge.ts";
import { failedThere, fetchFrom, type Remote } from "./remote.ts";
import type { Repository } from "./repository.ts";
import { ownStore, type Store } from "./store.ts";
import { StoreReader } from "./store-reader.ts";
import { tend } from "./tend.ts";
import { takeTurn } from "./turns.ts";
import { requireGit } from "./version.ts";

export interface Mirror extends Repository {
  /** These commits with their history and trees, without blobs; no request if all are here. */
  fetchCommits(commits: readonly Sha[], signal?: AbortSignal): Promise<void>;
  /** These blobs, in one batch; no request if all are here. */
  fetchBlobs(ids: Iterable<Sha>, signal?: AbortSignal): Promise<void>;
  /** As `fetchCommits`, for commits that may be gone there; gives those that are here now. */
  fetchIfThere(commits: readonly Sha[]): Promise<ReadonlySet<Sha>>;
  /** What a commit holds at each path; null: nothing, or a directory. Throws "git". */
  readEntries(commit: Sha, paths: readonly Path[]): Promise<ReadonlyMap<Path, FileEntry | null>>;
  /** Those of the commits that a tip holds, of all that are here. */
  heldBy(tips: readonly Sha[], commits: readonly Sha[]): Promise<ReadonlySet<Sha>>;
  /** Whether a merge holds what git makes of its two parents and nothing else; false in doubt. Throws "git". */
  isMechanicalMerge(commit: Sha): Promise<boolean>;
  /** What git makes of two commits that are here; the blobs that it looks at are fetched. Throws "git". */
  readMerge(ours: Sha, theirs: Sha): Promise<MergeReading>;
  /** Throws "git" when one is missing. */
  readCommits(ids: readonly Sha[]): Promise<ReadonlyMap<Sha, CommitObject>>;
  /** The files that differ between two trees. */
  readDifference(before: Sha, after: Sha): Promise<readonly ChangedFile[]>;
}

export interface MirrorOptions extends Remote {
  /** Made when it is not there. */
  readonly directory: string;
  readonly memory: ChangeMemory;
}

/** Nothing is fetched yet. Throws "git" without a usable git, "setting" for an unusable URL. */
export async function openMirror(options: MirrorOptions): Promise<Mirror> {
  const url = new URL(options.url);
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw new Problem("setting", "A mirror is fetched over http or https, with a token.");
  await requireGit();
  return new GitMirror({ ...options, url: url.href, directory: resolve(options.directory) });
}

/** Copies that were replaced, and may still be read from. */
const mostLeft = 2;

class GitMirror implements Mirror {
  readonly #options: MirrorOptions;
  readonly #store: Store;
  #objects: StoreReader;
  /** Of copies that were replaced. */
  readonly #left: StoreReader[] = [];
  /** Which copy the repository reads from: another instance may have replaced it. */
  #copy: string | null = null;
  /** git failed on it: the next fetch starts anew. */
  #suspect = false;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#store = ownStore(options.directory, spawnByLauncher);
    this.#objects = this.#reopened();
  }

  fetchCommits(commits: readonly Sha[], signal?: AbortSignal): Promise<void> {
    return takeTurn(this.#options.directory, async () => {
      const copy = await this.#readCopy();
      if (copy === null || this.#suspect) return this.#rebuild(commits, signal);
      if (copy !== this.#copy) this.#reopen(copy);
      try {
        await this.#fetchMissing(commits, signal);
      } catch (problem) {
        // Others read what they fetched from this copy: one that is well is never replaced in vain.
        if (signal?.aborted || failedThere(problem)) throw problem;
        // Ours or theirs to blame? A fresh copy tells; if it fails too, the old one stays.
        await this.#rebuild(commits, signal);
      }
    });
  }

  fetchIfThere(commits: readonly Sha[]): Promise<ReadonlySet<Sha>> {
    const { directory } = this.#options;
    return takeTurn(directory, async () => {
      const here = new Set(commits);
      for (const commit of await this.#watched((objects) => objects.missing(commits)))
        await this.#fetchInto(directory, [commit], undefined).catch((problem: unknown) => {
          if (failedThere(problem)) throw problem;
          here.delete(commit);
        });
      return here;
    });
  }

  fetchBlobs(ids: Iterable<Sha>, signal?: AbortSignal): Promise<void> {
    const { directory } = this.#options;
    return takeTurn(directory, async () => {
      const missing = await this.#watched((objects) => objects.missing(ids));
      if (missing.length > 0)
        await fetchFrom(this.#options, directory, missing, { negotiate: false, signal });
    });
  }

  readMerge(ours: Sha, theirs: Sha): Promise<MergeReading> {
    const fetchBlobs = this.fetchBlobs.bind(this);
    return this.#watched((objects) => readMerge(objects, this.#store, fetchBlobs, ours, theirs));
  }

  readCommits(ids: readonly Sha[]): Promise<ReadonlyMap<Sha, CommitObject>> {
    return this.#watched((objects) => objects.readCommits(ids));
  }

  readDifference(before: Sha, after: Sha): Promise<readonly ChangedFile[]> {
    return this.#watched((objects) => objects.readDifference(before, after));
  }

  resolve(revision: string): Promise<Sha | null> {
    const names = new Names(this.#store);
    return this.#watched(() => names.resolve(revision)).finally(() => names.close());
  }

  readChange(base: Sha, head: Sha): Promise<ReadChange> {
    const { memory, directory } = this.#options;
    return memory.recall(directory, base, head, () =>
      this.#watched((objects) => objects.readChange(base, head)),
    );
  }

  readEntries(commit: Sha, paths: readonly Path[]): Promise<ReadonlyMap<Path, FileEntry | null>> {
    return this.#watched((objects) => objects.readEntries(commit, paths));
  }

  heldBy(tips: readonly Sha[], commits: readonly Sha[]): Promise<ReadonlySet<Sha>> {
    return this.#watched((objects) => objects.heldBy(tips, commits));
  }

  readTree(commit: Sha): Promise<readonly Version[]> {
    return this.#watched((objects) => objects.readTree(commit));
  }

  async readFile(commit: Sha, path: string): Promise<FileAt | null> {
    const read = () => this.#watched((objects) => objects.readFile(commit, path));
    const file = await read();
    if (file?.blob.kind !== "missing" || file.kind === "submodule") return file;
    await this.fetchBlobs([file.object]);
    return read();
  }

  async *readBlobs(ids: Iterable<Sha>): ReturnType<StoreReader["readBlobs"]> {
    try {
      yield* this.#objects.readBlobs(ids);
    } catch (problem) {
      this.#suspectAfter(problem);
      throw problem;
    }
  }

  isMechanicalMerge(commit: Sha): Promise<boolean> {
    const fetchBlobs = (ids: Iterable<Sha>) => this.fetchBlobs(ids);
    return this.#options.memory.recallMerge(commit, () =>
      this.#watched((objects) => isMechanicalMerge(objects, this.#store, fetchBlobs, commit)),
    );
  }

  async close(): Promise<void> {
    await Promise.all([this.#objects, ...this.#left].map((objects) => objects.close()));
  }

  async #fetchMissing(commits: readonly Sha[], signal: AbortSignal | undefined): Promise<void> {
    const missing = await this.#objects.missing(commits);
    if (missing.length === 0) return;
    await this.#fetchInto(this.#options.directory, missing, signal);
    await tend(this.#options.directory);
  }

  async #rebuild(commits: readonly Sha[], signal: AbortSignal | undefined): Promise<void> {
    const { directory } = this.#options;
    const fresh = await writeBareRepository(directory);
    try {
      await this.#fetchInto(fresh, commits, signal);
      await replaceDirectory(directory, fresh);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
    this.#reopen(await this.#readCopy());
    this.#suspect = false;
  }

  /** Under a ref of its own each, so that the next fetch can say what is here. */
  #fetchInto(
    directory: string,
    commits: readonly Sha[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const wants = commits.map((commit) => `+${commit}:refs/seen/${commit}`);
    return fetchFrom(this.#options, directory, wants, { negotiate: true, signal });
  }

  async #watched<Result>(work: (objects: StoreReader) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#objects);
    } catch (problem) {
      this.#suspectAfter(problem);
      throw problem;
    }
  }

  #suspectAfter(problem: unknown): void {
    if (problem instanceof Problem && problem.code === "git") this.#suspect = true;
  }

  #reopen(copy: string | null): void {
    // Somebody else may be reading from it.
    this.#left.push(this.#objects);
    if (this.#left.length > mostLeft) void this.#left.shift()?.close();
    this.#objects = this.#reopened();
    this.#copy = copy;
  }

  #reopened(): StoreReader {
    return new StoreReader(this.#store, this.#options.directory);
  }

  async #readCopy(): Promise<string | null> {
    const entry = await stat(join(this.#options.directory, "HEAD")).catch(() => null);
    return entry === null ? null : `${entry.ino} ${entry.ctimeMs}`;
  }
}
