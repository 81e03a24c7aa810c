/** A change as git has it: merge-base(base, head) .. head, every file and every commit of it. */
import type { Sha } from "./sha.ts";

declare const path: unique symbol;

/**
 * A path in a tree, with `/` between its parts. git names are bytes: one that is not UTF-8 carries
 * each undecodable byte 0xNN as the lone surrogate U+DCNN, so that two names never become one.
 */
export type Path = string & { readonly [path]: true };

export type EntryKind = "file" | "executable" | "symlink" | "submodule";

/** One side of a file. */
export interface Version {
  readonly path: Path;
  readonly kind: EntryKind;
  /** The blob, or the commit a submodule points at. */
  readonly object: Sha;
}

/**
 * A file that the change touches. Added: no `before`. Deleted: no `after`. Renamed: two paths.
 */
export interface ChangedFile {
  readonly before: Version | null;
  readonly after: Version | null;
}

/** A name and address from a commit. Anyone can write anything here: it only ever adds hands (A07). */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

export interface Commit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly author: Signature;
  readonly committer: Signature;
  /** People named by trailers: Co-authored-by, Signed-off-by, On-behalf-of. */
  readonly trailers: readonly Signature[];
}

/** What a commit brings and the change as a whole does not show: a later commit takes it back. */
export interface Step {
  readonly commit: Sha;
  /** What each was before the change, and what it is in this commit. */
  readonly files: readonly ChangedFile[];
  /** Deleted by this commit as in the whole, and perhaps under another name in it. */
  readonly gone: readonly ChangedFile[];
}

export interface Change {
  /** Tip of the base branch. */
  readonly base: Sha;
  readonly head: Sha;
  /** All content of the head. */
  readonly tree: Sha;
  /** Usually one; after criss-cross merges several, and the files of each are judged. */
  readonly mergeBases: readonly Sha[];
  readonly files: readonly ChangedFile[];
  /** base..head over all parents (A11), newest first. */
  readonly commits: readonly Commit[];
  /** In the order of the commits; none for a change of one commit. */
  readonly steps: readonly Step[];
}

/** The path people know the file by: where it is now, or where it was. */
export function pathOf(file: ChangedFile): Path {
  const version = file.after ?? file.before;
  if (version === null) throw new TypeError("A changed file has at least one side.");
  return version.path;
}

/** Both paths of a rename, else the one. */
export function pathsOf(file: ChangedFile): readonly Path[] {
  const paths = [file.before?.path, file.after?.path].filter((path) => path !== undefined);
  return [...new Set(paths)];
}
