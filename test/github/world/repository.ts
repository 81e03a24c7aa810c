/** What a repository of the fake GitHub holds, beside its git objects. */
import type { Account, App, Role, Team } from "./accounts.ts";

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  /** May change; the id does not. */
  name: string;
  readonly private: boolean;
  /** The bare git repository. */
  readonly directory: string;
  readonly defaultBranch: string;
  /** By account id. */
  readonly collaborators: Map<number, Role>;
  readonly teams: Map<Team, Role>;
  readonly pulls: Pull[];
  readonly suites: CheckSuite[];
  readonly runs: CheckRun[];
  readonly statuses: Status[];
  readonly protections: Protection[];
  readonly createdAt: Date;
  pushedAt: Date;
}

export interface Pull {
  readonly id: number;
  readonly repository: Repository;
  readonly number: number;
  readonly author: Account;
  title: string;
  body: string | null;
  state: "open" | "closed";
  draft: boolean;
  /** `repository` is another one for a pull request from a fork. */
  readonly head: { readonly ref: string; readonly repository: Repository; sha: string };
  /** `sha` lags: the tip when the pull request was opened, moved or retargeted, as on GitHub. */
  base: { ref: string; sha: string };
  readonly reviews: Review[];
  merged: { readonly commit: string; readonly by: Account; readonly at: Date } | null;
  closedAt: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

export type ReviewState = "PENDING" | "COMMENTED" | "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";

export interface Review {
  readonly id: number;
  readonly author: Account;
  state: ReviewState;
  body: string;
  commit: string;
  submittedAt: Date | null;
}

/** One per App and commit. */
export interface CheckSuite {
  readonly id: number;
  readonly app: App;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly before: string | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
  readonly start_column?: number;
  readonly end_column?: number;
}

export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  readonly app: App;
  name: string;
  readonly headSha: string;
  status: string;
  conclusion: string | null;
  externalId: string;
  detailsUrl: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: Annotation[];
  startedAt: string;
  completedAt: string | null;
}

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly creator: Account;
  readonly createdAt: Date;
}

export interface RequiredCheck {
  readonly context: string;
  /** Null: whoever reports under that name satisfies it. */
  readonly appId: number | null;
}

export interface Protection {
  /** A branch name, where `*` stands for anything but `/`. */
  readonly pattern: string;
  readonly requiredChecks: readonly RequiredCheck[];
  readonly requiredApprovals: number;
}

export function fullNameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** The rule for a branch, if one is set; the first that matches, as classic protection picks one. */
export function protectionOf(repository: Repository, branch: string): Protection | null {
  return repository.protections.find(({ pattern }) => matches(pattern, branch)) ?? null;
}

function matches(pattern: string, branch: string): boolean {
  const source = pattern.split("*").map((part) => part.replace(/[^\w/]/g, "\\$&"));
  return new RegExp(`^${source.join("[^/]*")}$`, "u").test(branch);
}
