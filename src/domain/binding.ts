/** What a review was about, against what is asked about now. */
import type { Path, Version } from "./change.ts";
import type { Sha } from "./sha.ts";

/** What a tree holds at a path; null: nothing. */
export type Entry = Pick<Version, "kind" | "object"> | null;

/** One path as a change shows it. */
export interface ShownPath {
  readonly path: Path;
  /** Before and after, for each merge base that differs; empty when the change leaves it as it is. */
  readonly sides: readonly (readonly [before: Entry, after: Entry])[];
  /** At the tip of the base branch, which the change would be merged with. */
  readonly onBase: Entry;
}

/** How what would be merged now differs from what was shown. */
export type Differs =
  /** git has the commit no more, or the branch that it was for is not known. */
  | { readonly kind: "unreadable" }
  /** Another version of a file than the one that was shown. */
  | { readonly kind: "changed"; readonly path: Path }
  /** A file that was not shown, or as another change. */
  | { readonly kind: "not-shown"; readonly path: Path }
  /** A file as a commit leaves it, though not the whole. */
  | { readonly kind: "in-commit"; readonly path: Path; readonly commit: Sha }
  /** The base branch holds another version, which this would be merged with. */
  | { readonly kind: "base-moved"; readonly path: Path }
  /** A file that was shown, and is not to be merged so any more. */
  | { readonly kind: "gone"; readonly path: Path };

/** A review with the content that it was given for. */
export interface Binding {
  readonly review: number;
  readonly commit: Sha;
  /** Null while everything that is guarded would be merged exactly as it was shown. */
  readonly differs: Differs | null;
}
