/** What happened, as GitHub's deliveries told it at the time. Facts are appended and never changed. */
import type { Path } from "./change.ts";
import type { Merged, MergedUnclear } from "./merged.ts";
import type { Person } from "./person.ts";
import { isNothing, type Sha } from "./sha.ts";
import type { ReviewState } from "./snapshot.ts";

export interface OnPull {
  readonly repository: number;
  readonly pull: number;
}

export interface Opened extends OnPull {
  readonly kind: "opened";
  readonly by: Person;
  readonly head: Sha;
  /** When GitHub says it happened. The first journals do not tell. */
  readonly at?: string;
}

/** A push to the branch of a pull request (`synchronize`): `before` is what it replaced. */
export interface Updated extends OnPull {
  readonly kind: "updated";
  readonly by: Person;
  readonly before: Sha;
  readonly after: Sha;
  /** When GitHub says it happened. The first journals do not tell. */
  readonly at?: string;
}

/** A push to any branch or tag of a repository. */
export interface Pushed {
  readonly kind: "pushed";
  readonly repository: number;
  readonly ref: string;
  readonly by: Person;
  readonly before: Sha;
  readonly after: Sha;
  /** Commits that the delivery names; `after` is always among them. */
  readonly commits: readonly Sha[];
  /** It took commits from the branch. The first journals do not tell this, nor when it was. */
  readonly forced?: boolean;
  /** When GitHub says it happened: tells two pushes of the same apart. */
  readonly at?: string;
}

/** Whether the branch, which it gives, may hold less now than it did; null when it holds more. */
export function remadeBy(push: Pushed): string | null {
  return push.forced === true || isNothing(push.before) ? branchOf(push) : null;
}

/** Null for a tag: nothing that holds for branches holds for it, whatever its name. */
export function branchOf({ ref }: Pick<Pushed, "ref">): string | null {
  const prefix = "refs/heads/";
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : null;
}

/** A line `foureyes: accept <id> <reason>` of a review. */
export interface AnswerLine {
  /** At least eight hex digits of a fingerprint. */
  readonly id: string;
  /** Hostile text. */
  readonly reason: string;
}

/** The only truth about what a review was about: GitHub may re-bind it later (B02). */
export interface Reviewed extends OnPull {
  readonly kind: "reviewed";
  readonly review: number;
  readonly by: Person;
  readonly state: ReviewState;
  readonly commit: Sha;
  /** The branch that the pull request was for: another one shows another change (B05). The first journals do not tell. */
  readonly baseRef?: string;
  /** Of that branch, as old as GitHub had it for the pull request. The first journals do not tell. */
  readonly base?: Sha;
  readonly answers: readonly AnswerLine[];
  /** When GitHub says it was submitted. The first journals do not tell. */
  readonly at?: string;
}

export interface ReviewDismissed extends OnPull {
  readonly kind: "review-dismissed";
  readonly review: number;
  readonly by: Person;
}

/**
 * What a review was about, in git: noted at the first look after its delivery, while the base branch
 * is what the reviewer was shown. What is not named here follows from the two commits.
 */
export interface Bound extends OnPull {
  readonly kind: "bound";
  readonly review: number;
  readonly commit: Sha;
  /** Tip of the base branch. */
  readonly base: Sha;
  readonly tree: Sha;
  readonly mergeBases: readonly Sha[];
  /** Guarded files that it was shown: how many, and SHA-256 over their paths and versions. */
  readonly files: number;
  readonly digest: string;
}

/** An edit changes nothing that counts; it is evidence. */
export interface ReviewEdited extends OnPull {
  readonly kind: "review-edited";
  readonly review: number;
  readonly by: Person;
  /** When GitHub says it happened: tells two edits of one review apart. */
  readonly at: string;
}

/** GitHub's own log of a branch tells who moved it, also what no delivery told us. */
export interface BranchMoved extends OnPull {
  readonly kind: "branch-moved";
  /** That the branch is in: ours, or a fork. */
  readonly headRepository: number;
  readonly ref: string;
  readonly by: Person;
  readonly before: Sha;
  readonly after: Sha;
  readonly at: string;
}

/** Moves were missing, and GitHub's log did not tell them: somebody may have pushed whom nobody can name. */
export interface MovesUnknown extends OnPull {
  readonly kind: "moves-unknown";
  readonly head: Sha;
}

/** Who wrote the commits of a pull request when it had this head: it stays theirs when they are replaced. */
export interface Wrote extends OnPull {
  readonly kind: "wrote";
  readonly head: Sha;
  readonly people: readonly { readonly person: Person; readonly commit: Sha }[];
}

/** Somebody set a machine going that then wrote: they wrote it. */
export interface Called extends OnPull {
  readonly kind: "called";
  readonly by: Person;
  /** Logins that a comment speaks to, or the one that was assigned; none for a workflow. Hostile text. */
  readonly machines: readonly string[];
  readonly how: "comment" | "assignment" | "workflow";
  /** The comment's id, the workflow run's, or when somebody was assigned: tells two calls apart. */
  readonly id: string;
}

/** Somebody proposed lines in a comment that a button commits, in both names. */
export interface Suggested extends OnPull {
  readonly kind: "suggested";
  readonly by: Person;
  readonly comment: number;
}

/** The base branch was changed. */
export interface Retargeted extends OnPull {
  readonly kind: "retargeted";
  readonly by: Person;
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

export interface Closed extends OnPull {
  readonly kind: "closed";
  readonly by: Person;
  readonly head: Sha;
  readonly merged: boolean;
  readonly at: string;
}

/**
 * People were in a team, or could push to a repository, for the first time that we looked, or again
 * after they had left. GitHub gives memberships no date.
 */
export interface MembersSeen {
  readonly kind: "members-seen";
  /** `organization/slug` of a team, or `repository <id>`. */
  readonly group: string;
  readonly people: readonly Person[];
  /** ISO 8601; null: there when we looked at the group for the first time, so for long. */
  readonly since: string | null;
}

/** A pull request was merged that moved a guarded file to where no area names it. */
export interface MovedOut extends OnPull {
  readonly kind: "moved-out";
  readonly from: Path;
  readonly to: Path;
  /** Those that guarded it. */
  readonly areas: readonly string[];
}

/** People are in the group no more; noticed when we looked, or as soon as GitHub told. */
export interface MembersGone {
  readonly kind: "members-gone";
  /** As `MembersSeen` has it. */
  readonly group: string;
  readonly people: readonly Person[];
  /** ISO 8601: when it was noticed. */
  readonly at: string;
}

/** Somebody is not asked for a review any more. */
export interface RequestRemoved extends OnPull {
  readonly kind: "request-removed";
  readonly by: Person;
  /** Who was asked. */
  readonly asked: Person;
  readonly at: string;
}

/** A check run bears our name and App, and we did not write it so: somebody else has the App's key. */
export interface RunForged {
  readonly kind: "run-forged";
  readonly repository: number;
  readonly head: Sha;
  readonly name: string;
  /** Its id. */
  readonly run: number;
  /** `in_progress`, or a conclusion. Hostile text. */
  readonly state: string;
  /** Hostile text. */
  readonly externalId: string;
}

export type Fact =
  | Opened
  | Updated
  | Pushed
  | Reviewed
  | ReviewDismissed
  | ReviewEdited
  | Bound
  | BranchMoved
  | MovesUnknown
  | Wrote
  | Called
  | Suggested
  | Retargeted
  | Closed
  | MembersSeen
  | MovedOut
  | MembersGone
  | RequestRemoved
  | RunForged
  | Merged
  | MergedUnclear;
