/** A commit that a merge queue made of pull requests, and that it puts onto a branch once it is green. */
import type { Decision, Verdict } from "./decision.ts";
import type { ChangeKey } from "./key.ts";
import type { Mode } from "./policy.ts";
import type { Sentence } from "./sentence.ts";
import type { Sha } from "./sha.ts";
import type { Repository } from "./snapshot.ts";

/** A pull request that waits in the queue. */
export interface Queued {
  readonly pull: number;
  /** As it is now. */
  readonly head: Sha;
}

/** One that the queue merged, the next one onto its commit. */
export interface Merged extends Queued {
  /** What it was merged into: the tip of the branch, or the commit of the one before. */
  readonly before: Sha;
  readonly commit: Sha;
}

/** Why the commit is not the branch plus what was approved. */
export type GroupFlaw =
  /** Another commit than its head was merged. */
  | { readonly kind: "moved"; readonly pull: number; readonly head: Sha; readonly merged: Sha }
  /** Neither a merge of the two nor one commit on top of the other. */
  | { readonly kind: "shape"; readonly pull: number; readonly commit: Sha }
  | { readonly kind: "conflict"; readonly pull: number; readonly paths: readonly string[] }
  /** git would have to guess which is the right one. */
  | { readonly kind: "merge-bases"; readonly pull: number; readonly count: number }
  /** It holds something else than git makes of the two; the first paths, and how many. */
  | {
      readonly kind: "tree";
      readonly pull: number;
      readonly paths: readonly string[];
      readonly count: number;
    }
  /** What the branch holds was not cleared for these, and the commit would be green for them too. */
  | { readonly kind: "uncleared"; readonly branches: readonly string[] }
  | { readonly kind: "trouble"; readonly reason: Sentence };

export interface GroupDecision {
  /** Of the pull request that the commit was made for: the last one in it. */
  readonly key: ChangeKey;
  readonly repository: Repository;
  readonly verdict: Verdict;
  readonly mode: Mode;
  readonly head: Sha;
  /** The tip of the branch. */
  readonly base: Sha;
  readonly baseRef: string;
  /** In the queue's order; none where a flaw was found before anybody was asked about. */
  readonly members: readonly (Merged & { readonly decision: Decision })[];
  readonly flaws: readonly GroupFlaw[];
}
