/** Pull requests of the past, and what would have been said of each. */
import type { Finding } from "./finding.ts";
import type { Sentence } from "./sentence.ts";
import type { Sha } from "./sha.ts";

/** How a pull request came into its branch: with its own commits, or as one commit. */
export type Way = "merge" | "squash";

/** A commit that the branch led to, as those who wrote it say; the text is hostile. */
export interface Landing {
  readonly commit: Sha;
  readonly parents: readonly Sha[];
  readonly message: string;
  /** When it was committed, by the clock of whoever did: `2026-05-31T12:00:00.000Z`. */
  readonly at: string;
}

export interface MergedPull {
  /** The commit of the branch that brought it. */
  readonly commit: Sha;
  /** What the change is held against, as the check would: merge-base(base, head) .. head. */
  readonly base: Sha;
  readonly head: Sha;
  readonly way: Way;
  /** Null when its commit does not tell. */
  readonly number: number | null;
  /** Hostile text. */
  readonly title: string;
  readonly at: string;
}

/** A finding as it would have stood on the check of that day. */
export interface ReplayedFinding {
  readonly finding: Finding;
  /** Areas that would have made it wait for an explanation; none: it is only shown. */
  readonly holding: readonly string[];
}

/** What kept us from looking; `path` is null for the whole change. */
export interface Hindrance {
  readonly path: string | null;
  readonly reason: Sentence;
}

export interface Replay {
  readonly pull: MergedPull;
  /** `untouched`: nothing guarded is in it, so nothing was looked for. */
  readonly verdict: "untouched" | "clear" | "held" | "undetermined";
  readonly files: { readonly changed: number; readonly guarded: number };
  /** Added and removed, of the whole change; null when git cannot count them. */
  readonly lines: number | null;
  /** Names of the areas that it touches. */
  readonly areas: readonly string[];
  /** Names of the proposed areas that it would touch. */
  readonly proposed: readonly string[];
  readonly findings: readonly ReplayedFinding[];
  /** Not empty when undetermined. */
  readonly hindrances: readonly Hindrance[];
}

/** How far the branch was followed back. */
export interface Walked {
  /** Commits of the branch, whatever they brought. */
  readonly commits: number;
  /** Of them: pushed to the branch with no sign of a pull request. */
  readonly plain: number;
  /** Of them: with more than two parents, so nobody can say what was merged into what. */
  readonly octopus: number;
  /** `enough`: as many as were asked for; `start`: no commit is before; `cut`: those are not here. */
  readonly end: "enough" | "start" | "cut";
}
