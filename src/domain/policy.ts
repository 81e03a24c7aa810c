/** What a repository asks for: which paths are guarded, by whom, against what. */
import type { Severity } from "./finding.ts";

export type Mode = "enforce" | "observe";

/** Who may fill a seat. */
export type Subject =
  | { readonly kind: "team"; readonly organization: string; readonly slug: string }
  | { readonly kind: "user"; readonly login: string }
  /** Whoever may push to the repository. */
  | { readonly kind: "writers" };

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
  /** Findings at or above this wait for an answer. */
  readonly hold: Severity;
  /** Who may answer a finding. */
  readonly answers: readonly Subject[];
}

/** `off`, or options of the detector's own (such as `known` addresses). */
export type DetectorSetting =
  | { readonly kind: "off" }
  | { readonly kind: "on"; readonly known: readonly string[] };

export interface Policy {
  readonly mode: Mode;
  readonly areas: readonly Area[];
  /** Keyed by detector id; a detector that is not named here is on. */
  readonly detectors: Readonly<Record<string, DetectorSetting>>;
  /** Where it was read: a file of the repository, a file of the operator's, or our own defaults. */
  readonly source: PolicySource;
}

export type PolicySource =
  | {
      readonly kind: "repository";
      readonly path: string;
      readonly commit: string;
      readonly object: string;
    }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "built-in" };

/** One mistake in a policy file; `line` and `column` are 1-based. */
export interface PolicyError {
  readonly line: number;
  readonly column: number;
  /** Carries hostile text (a key, a value) between JSON quotes. */
  readonly message: string;
}
