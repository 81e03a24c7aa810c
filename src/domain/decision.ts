/** What we say of a change, and why: everything a page or an auditor needs, and nothing of a page. */
import type { Weakness } from "./branch-rules.ts";
import type { Path } from "./change.ts";
import type { Finding } from "./finding.ts";
import type { Unseen } from "./inspection.ts";
import type { ChangeKey } from "./key.ts";
import type { Person } from "./person.ts";
import type {
  Mode,
  Moved,
  PolicyEdit,
  PolicyError,
  PolicySource,
  Seat,
  Subject,
} from "./policy.ts";
import type { Sentence } from "./sentence.ts";
import type { Sha } from "./sha.ts";
import type { Repository } from "./snapshot.ts";

/** From harmless to strictest; only `clear` may render as `success`. */
export const verdicts = ["clear", "held", "blocked", "undetermined"] as const;
export type Verdict = (typeof verdicts)[number];

export function strictestOf(verdict: Verdict, ...others: readonly Verdict[]): Verdict {
  const rank = Math.max(...[verdict, ...others].map((each) => verdicts.indexOf(each)));
  return verdicts[rank] ?? "undetermined";
}

/** Somebody who wrote a part of the change. */
export interface Hand {
  readonly person: Person;
  /** "pushed `9f8e7d6`", "opened this pull request": goes after the name. */
  readonly because: Sentence;
}

/** Somebody whom nobody can name wrote a commit: each area asks for one more approval. */
export interface UnknownHand {
  readonly commit: Sha;
  /** "nobody is known to have pushed it": goes after the commit. */
  readonly because: Sentence;
}

/** A person's newest opinion. */
export interface Opinion {
  readonly review: number;
  /** Null when the account is gone. */
  readonly person: Person | null;
  readonly said: "approved" | "requested changes" | "dismissed";
  /** What it was about when it was given; null when its delivery never reached us. */
  readonly commit: Sha | null;
  /** Null when it counts (an approval) or blocks (requested changes). */
  readonly ignored: Sentence | null;
  /** It was given for another content, so the same person may give it again. */
  readonly mayRepeat: boolean;
}

/** A "changes requested" that stands. */
export interface Veto {
  readonly person: Person;
  readonly reason: Sentence;
  /** Who else may lift it, if they wrote no part of the change; missing when nobody may. */
  readonly lifters?: readonly Subject[];
}

export interface SeatFilling {
  readonly seat: Seat;
  readonly filledBy: readonly Person[];
  readonly missing: number;
  /** Known people who could fill what is missing; empty when we cannot list them. */
  readonly couldFill: readonly Person[];
  /** Of the missing: how many nobody could fill, even if everybody we can list approved. */
  readonly unfillable: number;
}

/** Whether those who approved are not all from the teams of those who wrote the change. */
export interface Independence {
  readonly reached: boolean;
  /** Teams that the policy names and that somebody who wrote the change is in: `organization/slug`. */
  readonly teams: readonly string[];
  /** Known people from elsewhere who could fill a seat; empty when we cannot list them. */
  readonly couldReach: readonly Person[];
  /** Nobody whom we can list could. */
  readonly unreachable: boolean;
}

/** Somebody whose approval counts, and fills no seat of an area. */
export interface LeftOut {
  readonly person: Person;
  readonly because: Sentence;
}

export interface AreaDecision {
  readonly name: string;
  readonly paths: readonly string[];
  readonly seats: readonly SeatFilling[];
  /** Null when the area does not ask for it. */
  readonly independence: Independence | null;
  /** Missing when there is nobody. */
  readonly leftOut?: readonly LeftOut[];
}

export interface Answer {
  readonly person: Person;
  /** Hostile text. */
  readonly reason: string;
  readonly review: number;
}

export interface JudgedFinding {
  readonly finding: Finding;
  readonly areas: readonly string[];
  /** Some area holds findings of this severity. */
  readonly holds: boolean;
  /** Null while it waits, or when it does not hold. */
  readonly answer: Answer | null;
}

/** An answer that was given and does not count. */
export interface RefusedAnswer {
  readonly person: Person;
  /** As it was written; hostile text. */
  readonly id: string;
  readonly because: Sentence;
}

/** Why we could not look. */
export type Obstacle =
  | { readonly kind: "unseen"; readonly files: readonly Unseen[] }
  /** A policy with mistakes; `proposed`: it is the one that the change brings. */
  | {
      readonly kind: "policy";
      readonly source: PolicySource;
      readonly proposed: boolean;
      readonly errors: readonly PolicyError[];
    }
  /** A policy that was there before, and is not any more. */
  | { readonly kind: "policy-gone"; readonly source: PolicySource }
  /** The policy names it, and it does not exist or is not visible to us; `organization/team`. */
  | { readonly kind: "unknown-team"; readonly team: string }
  /** The policy names maintainers or administrators, and GitHub does not tell us who they are. */
  | { readonly kind: "unknown-roles" }
  | { readonly kind: "trouble"; readonly reason: Sentence };

/** What the same commit comes to if it is merged into another branch that the check guards. */
export interface Elsewhere {
  readonly branch: string;
  readonly verdict: Verdict;
  /** Approvals that are missing there, and findings that wait. */
  readonly missing: readonly { readonly area: string; readonly count: number }[];
  readonly waiting: number;
  /** The pull request shows all that the commit would bring there: what is missing can be given here. */
  readonly isShown: boolean;
}

/** A guarded file, by the objects that it was and is. */
export interface ShownFile {
  readonly path: Path;
  readonly before: Sha | null;
  readonly after: Sha | null;
  /** Where it is so, if not in the whole change. */
  readonly commit?: Sha;
}

/** A guarded file that is moved to where the areas do not name it. */
export interface MovedFile {
  readonly from: Path;
  readonly to: Path;
  readonly areas: readonly string[];
}

export interface Decision {
  readonly key: ChangeKey;
  readonly repository: Repository;
  readonly verdict: Verdict;
  readonly mode: Mode;
  readonly head: Sha;
  readonly base: Sha;
  readonly baseRef: string;
  /** What the policy was made of; empty when it could not be read. */
  readonly sources: readonly PolicySource[];
  /** Null when the change does not touch the policy. */
  readonly policyEdit: PolicyEdit | null;
  readonly obstacles: readonly Obstacle[];
  readonly areas: readonly AreaDecision[];
  readonly vetoes: readonly Veto[];
  readonly opinions: readonly Opinion[];
  readonly hands: readonly Hand[];
  readonly findings: readonly JudgedFinding[];
  readonly refusedAnswers: readonly RefusedAnswer[];
  readonly unknownHands: readonly UnknownHand[];
  /** Whoever commits what they suggested makes them a hand. */
  readonly suggesters: readonly Person[];
  readonly files: {
    readonly changed: number;
    readonly guarded: number;
    readonly inspected: number;
  };
  readonly commits: number;
  /** More than one is said on the page. */
  readonly mergeBases: number;
  /** Other branches where this commit would not be clear: green is for a commit, not for a pull request. */
  readonly elsewhere: readonly Elsewhere[];
  /** Ways around the check on the base branch. */
  readonly weaknesses: readonly Weakness[];
  /** What exactly is guarded here. The first journals do not have it. */
  readonly shown?: readonly ShownFile[];
  /** Stays guarded for what it was once this is merged; not there when there is none. */
  readonly movedOut?: readonly MovedFile[];
  /** Why files are guarded that no area names; not there when there are none. */
  readonly moved?: readonly Moved[];
  /** What a reader should know of the reviews, and what changes nothing; missing when there is nothing. */
  readonly remarks?: readonly Sentence[];
  /** Days of membership that somebody needs to count; null when the operator asks for none. */
  readonly tenureDays: number | null;
}
