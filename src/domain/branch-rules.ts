/** What GitHub enforces on branches, as far as it concerns the check. */

/** Somebody or something that may merge or push without the check. */
export interface Bypass {
  /** "organization admins", "team acme/release", "deploy keys", "App merge-bot"; hostile text. */
  readonly who: string;
  /** An App, or a key: nobody of another entry is also this one. */
  readonly isMachine: boolean;
}

/** A ruleset, or a rule of classic branch protection, that is in force and requires the check. */
export interface RequiringRule {
  /**
   * Names of branches and fnmatch patterns, with or without `refs/heads/`; `~ALL` and
   * `~DEFAULT_BRANCH` as rulesets write them.
   */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Ids of the Apps that it takes the check from; null for any. */
  readonly sources: readonly (number | null)[];
  /** Null when GitHub does not show us who may bypass it. */
  readonly bypass: readonly Bypass[] | null;
}

/** Everything of a repository that decides where the check is required. */
export interface RulesReading {
  readonly defaultBranch: string;
  /** Null when GitHub does not show them to us, or they are more than anybody could have meant. */
  readonly rules: readonly RequiringRule[] | null;
  /**
   * Names of branches that the rules mean, as far as they are known to exist: see `isNamed`. All
   * that GitHub calls protected when the rules are not known.
   */
  readonly branches: readonly string[];
  /** There are more such branches than we read. */
  readonly isPartial: boolean;
}

/** Of one branch. */
export interface BranchRules {
  readonly branch: string;
  /** Where the check is taken from, if it is required at all. */
  readonly check: "not-required" | "unpinned" | "other-app" | "pinned";
  /** Null when GitHub does not show us who may bypass. */
  readonly bypass: readonly Bypass[] | null;
}

/** One way around the check. */
export type Weakness =
  /** The rules could not be read. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "not-required" }
  /** Whoever reports under the name satisfies it. */
  | { readonly kind: "unpinned" }
  | { readonly kind: "other-app" }
  | { readonly kind: "bypass"; readonly by: readonly Bypass[] }
  | { readonly kind: "bypass-unknown" };
