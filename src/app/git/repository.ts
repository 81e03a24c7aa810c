/** A repository of anybody's, read as hostile: plumbing commands only, and nothing of it is run. */
import type { Landing } from "../../domain/backtest.ts";
import type { Version } from "../../domain/change.ts";
import type { Blob } from "../../domain/content.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import type { FileAt } from "./file-at.ts";
import { locateRepository } from "./locate.ts";
import { Names } from "./names.ts";
import type { ReadChange } from "./read-change.ts";
import { spawnHere } from "./spawn.ts";
import { ownStore, writeStore } from "./store.ts";
import { StoreReader } from "./store-reader.ts";
import { requireGit } from "./version.ts";

export interface Repository {
  /** The commit that a revision names ("HEAD", "main", "1a2b3c4"); null for anything else. */
  resolve(revision: string): Promise<Sha | null>;
  /** Merge base .. head, whole or not at all. Throws "git". */
  readChange(base: Sha, head: Sha): Promise<ReadChange>;
  /** null: the commit has no such file. Throws "git" when the commit cannot be read. */
  readFile(commit: Sha, path: string): Promise<FileAt | null>;
  /** Every file of a commit. Throws "git", and "malformed-input" for a tree without end. */
  readTree(commit: Sha): Promise<readonly Version[]>;
  /** Each id once, in bounded memory; take what you need of each before the next. Throws "git". */
  readBlobs(ids: Iterable<Sha>): AsyncIterable<readonly [id: Sha, blob: Blob]>;
  /** Ends the git processes behind it; to be called once, at the end. */
  close(): Promise<void>;
}

/** What only a whole clone can be asked for. */
export interface History {
  /**
   * The commits of a branch, newest first, each followed to its first parent; one that is not here
   * ends it with "cut". Throws "git" and "malformed-input" when one cannot be read.
   */
  readMainline(tip: Sha): AsyncIterable<Landing | "cut">;
  /** Lines added and removed between two commits; null when git cannot count them. */
  countLines(before: Sha, after: Sha): Promise<number | null>;
}

/** Throws "usage" when there is no repository or it has no commits, "git" without a usable git. */
export async function openRepository(directory: string): Promise<Repository & History> {
  const [location] = await Promise.all([locateRepository(directory), requireGit()]);
  const names = new Names(ownStore(location.gitDirectory, spawnHere));
  try {
    const any = await names.anyObject();
    if (any === null)
      throw new Problem("usage", `The repository ${JSON.stringify(directory)} has no commits.`);
    const store = await writeStore(location.commonDirectory, any.length);
    const reader = new StoreReader(store, location.commonDirectory);
    return {
      resolve: (revision) => names.resolve(revision),
      readChange: (base, head) => reader.readChange(base, head),
      readFile: (commit, path) => reader.readFile(commit, path),
      readTree: (commit) => reader.readTree(commit),
      readBlobs: (ids) => reader.readBlobs(ids),
      readMainline: (tip) => reader.readMainline(tip),
      countLines: (before, after) => reader.countLines(before, after),
      close: async () => {
        await Promise.all([names.close(), reader.close()]);
        await store.remove();
      },
    };
  } catch (problem) {
    await names.close();
    throw problem;
  }
}
