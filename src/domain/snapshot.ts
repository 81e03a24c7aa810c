/** All that one evaluation read, frozen. */

import type { Binding } from "./binding.ts";
import type { BranchRules } from "./branch-rules.ts";
import type { Inspection } from "./inspection.ts";
import type { ChangeKey } from "./key.ts";
import type { Person } from "./person.ts";
import type { Role } from "./policy.ts";
import type { Sha } from "./sha.ts";

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

export type ReviewState = "approved" | "changes-requested" | "commented" | "dismissed" | "pending";

/** A review as GitHub shows it now. What it was about is what its delivery said: see `Reviewed`. */
export interface LiveReview {
  readonly id: number;
  /** Null when the account is gone (`ghost`). */
  readonly person: Person | null;
  readonly state: ReviewState;
  /** Whether its author may push to the repository now. */
  readonly mayPush: boolean;
}

/** Whom GitHub takes a commit's names and addresses for. */
export interface CommitPeople {
  readonly people: readonly Person[];
  /** Names of authors or committers whom GitHub knows no account for; hostile text. */
  readonly unknown: readonly string[];
}

export interface Pull {
  readonly number: number;
  readonly opener: Person | null;
  readonly draft: boolean;
  readonly baseRef: string;
  readonly head: Sha;
  readonly base: Sha;
}

export type Team =
  | { readonly kind: "members"; readonly id: number; readonly members: readonly Person[] }
  /** It does not exist, or we are not allowed to see it. */
  | { readonly kind: "invisible" };

/** Somebody who may push to the repository. */
export interface Collaborator {
  readonly person: Person;
  readonly role: Role;
}

/** Who may push to the repository. */
export type Collaborators =
  | { readonly kind: "listed"; readonly collaborators: readonly Collaborator[] }
  /** Nothing asked for them, or they are too many, or we are not allowed to see them. */
  | { readonly kind: "unlisted" };

/** An approval of the last months, as the journal knows it: whose work it was. */
export interface Endorsement {
  readonly by: Person;
  /** Everybody who is known to have had a part in what was approved. */
  readonly of: readonly Person[];
}

export interface Snapshot {
  /** Of those who approve, and of whom they approve alone; none where no area asks for independence. */
  readonly endorsements: readonly Endorsement[];
  /** Members who were seen up to then are of long enough; ISO 8601, as `Date` writes it. */
  readonly tenuredUntil: string;
  readonly key: ChangeKey;
  readonly repository: Repository;
  readonly pull: Pull;
  readonly inspection: Inspection;
  /** By commit id, for every commit of the change. */
  readonly authors: Readonly<Record<string, CommitPeople>>;
  readonly reviews: readonly LiveReview[];
  /** Of every review that could still count. */
  readonly bindings: readonly Binding[];
  /**
   * Commits that bring nothing of anybody's: those that a guarded branch holds already, and merges of
   * such that git would make the same.
   */
  readonly idle: readonly Sha[];
  /** By `organization/slug`, for every team that a touched area names. */
  readonly teams: Readonly<Record<string, Team>>;
  readonly collaborators: Collaborators;
  /** Of the base branch; null when they could not be read. */
  readonly rules: BranchRules | null;
}
