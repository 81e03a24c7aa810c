/** Facts about what was merged. */
import type { Path } from "./change.ts";
import type { OnPull } from "./fact.ts";
import type { Person } from "./person.ts";
import type { Sha } from "./sha.ts";

/** Merged, and clear: what exactly was approved, in whose name. */
export interface Merged extends OnPull {
  readonly kind: "merged";
  readonly head: Sha;
  readonly baseRef: string;
  /** The number in the journal of the decision by which it was clear. */
  readonly decision: number;
  readonly approvals: readonly {
    readonly person: Person;
    readonly review: number;
    /** That the review was given for. */
    readonly commit: Sha;
  }[];
  /** Guarded files, as they were and as they came to the branch. */
  readonly files: readonly {
    readonly path: Path;
    readonly before: Sha | null;
    readonly after: Sha | null;
  }[];
}

/** Merged into a branch that wanted our check, at a commit that was never clear: somebody went around it. */
export interface MergedUnclear extends OnPull {
  readonly kind: "merged-unclear";
  readonly head: Sha;
  readonly baseRef: string;
}
