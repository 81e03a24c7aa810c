/** What a repository asks for: which paths are guarded, by whom, against what. */
import type { Path } from "./change.ts";
import type { Severity } from "./finding.ts";
import type { Sentence } from "./sentence.ts";

export type Mode = "enforce" | "observe";

/** What an account may do to a repository, from least to most; each includes the ones before it. */
export const roles = ["write", "maintain", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who may fill a seat. */
export type Subject =
  | { readonly kind: "team"; readonly organization: string; readonly slug: string }
  | { readonly kind: "user"; readonly login: string }
  /** Whoever has this role on the repository, or a greater one. */
  | { readonly kind: "role"; readonly role: Role };

export interface Seat {
  readonly count: number;
  /** Any of these. */
  readonly of: readonly Subject[];
}

export interface Area {
  readonly name: string;
  readonly paths: readonly string[];
  readonly except: readonly string[];
  readonly seats: readonly Seat[];
  /** Those who approve may not all be from a team of somebody who wrote the change. */
  readonly independent: boolean;
  /** Findings at or above this wait for an answer. */
  readonly hold: Severity;
  /** Who may answer a finding. */
  readonly answers: readonly Subject[];
}

/** `off`, or options of the detector's own (such as `known` addresses). */
export type DetectorSetting =
  | { readonly kind: "off" }
  | { readonly kind: "on"; readonly known: readonly string[] };

/** A guarded file that was moved to where no area names it: what guards `from` guards `to`. */
export interface Moved {
  readonly from: Path;
  readonly to: Path;
  /** The pull request that did it. */
  readonly pull: number;
}

export interface Policy {
  readonly mode: Mode;
  readonly areas: readonly Area[];
  /** Keyed by detector id; a detector that is not named here is on. */
  readonly detectors: Readonly<Record<string, DetectorSetting>>;
  /** All that it was made of; at least one. */
  readonly sources: readonly PolicySource[];
  /** Of the repository, as the journal tells; not there when there are none, or nobody knows. */
  readonly moved?: readonly Moved[];
}

export type PolicySource =
  | {
      readonly kind: "repository";
      readonly path: string;
      /** The branch whose tip `commit` was; null on the command line, and for a change's own. */
      readonly ref: string | null;
      readonly commit: string;
      readonly object: string;
    }
  /** The organisation's: `path` is a file of the operator's, or `owner/repository/path`. */
  | { readonly kind: "baseline"; readonly path: string }
  /** A file that was named on the command line. */
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "built-in" };

/** One mistake in a policy file; `line` and `column` are 1-based. */
export interface PolicyError {
  readonly line: number;
  readonly column: number;
  /** Carries hostile text (a key, a value) between JSON quotes. */
  readonly message: string;
}

/** One way in which a change to the policy asks for less. */
export interface Loosening {
  /** The area that would be guarded less; its own seats are asked for. */
  readonly area: string;
  /** "asks for 1 of acme/custody instead of 2"; follows the area's name. */
  readonly what: Sentence;
  /** The first paths of this tree that it concerns; none for paths that do not exist yet. */
  readonly paths: readonly string[];
  /** How many paths of this tree it concerns. */
  readonly count: number;
}

/** What a change would do to the policy that holds now. */
export interface PolicyEdit {
  /** The files that are edited: the repository's policy, or the organisation's. */
  readonly paths: readonly string[];
  /** Empty when it only tightens, or changes nothing. */
  readonly loosened: readonly Loosening[];
  /** It asks for more somewhere. */
  readonly tightens: boolean;
  /** What is wrong with the policy that the change brings; nobody can tell what it loosens then. */
  readonly broken: {
    readonly source: PolicySource;
    readonly errors: readonly PolicyError[];
  } | null;
}
