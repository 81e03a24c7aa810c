/** What a repository of the fake GitHub holds, beside its git objects. */
import type { Account, App, Role, Team } from "./accounts.ts";
import type { Activity } from "./activity.ts";
import type { WorkflowRun } from "./workflow-run.ts";

export interface Repository {
  readonly id: number;
  /** May change, as the name; the id does not. */
  owner: Account;
  name: string;
  readonly private: boolean;
  /** What it was forked from. */
  readonly parent: Repository | null;
  /** The bare git repository. */
  readonly directory: string;
  defaultBranch: string;
  /** By account id. */
  readonly collaborators: Map<number, Role>;
  readonly teams: Map<Team, Role>;
  readonly pulls: Pull[];
  readonly suites: CheckSuite[];
  readonly runs: CheckRun[];
  readonly statuses: Status[];
  readonly protections: Protection[];
  readonly rulesets: Ruleset[];
  /** Oldest first; what it was seeded with is not in it. */
  readonly activity: Activity[];
  readonly workflowRuns: WorkflowRun[];
  readonly queues: MergeQueue[];
  /** Whether GitHub Actions may approve pull requests. */
  actionsMayApprove: boolean;
  /** Whether approvals of bots count toward those that the rules ask for (A05b); GitHub's default: no. */
  countsBotApprovals: boolean;
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
  /** From a fork: whoever may write here may push to its branch. */
  readonly maintainerCanModify: boolean;
  /** `repository` is another one for a pull request from a fork. */
  readonly head: { readonly ref: string; readonly repository: Repository; sha: string };
  /** `sha` lags: the tip when the pull request was opened, moved or retargeted, as on GitHub. */
  base: { ref: string; sha: string };
  readonly reviews: Review[];
  readonly comments: ReviewComment[];
  /** Comments on no line. */
  readonly conversation: IssueComment[];
  /** Logins, and `organization/slug` of teams. */
  readonly requested: string[];
  readonly assignees: Account[];
  /** Who turned it on. */
  autoMerge: Account | null;
  merged: { readonly commit: string; readonly by: Account; readonly at: Date } | null;
  closedAt: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

/** What merges into a branch. */
export interface MergeQueue {
  readonly branch: string;
  readonly method: "MERGE" | "SQUASH";
  /** In their order. */
  readonly entries: QueueEntry[];
  /** What it makes of a base and a pull request where that is not their merge: GitHub had it wrong. */
  readonly madeOf:
    | ((
        base: string,
        pull: Pull,
      ) => { readonly tree?: string; readonly parents?: readonly string[] })
    | null;
}

export interface QueueEntry {
  readonly id: number;
  readonly pull: Pull;
  readonly enqueuer: Account;
  readonly at: Date;
  /** Null while it is built. */
  group: { readonly base: string; readonly head: string; readonly ref: string } | null;
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

/** On a line, or on a whole file. */
export interface ReviewComment {
  readonly id: number;
  readonly author: Account;
  readonly path: string;
  /** The last one; null for the whole file. */
  readonly line: number | null;
  /** The first of several; null for one. */
  readonly startLine: number | null;
  readonly side: "LEFT" | "RIGHT";
  body: string;
  /** The id of its review. */
  readonly review: number;
  readonly commit: string;
  readonly createdAt: Date;
  updatedAt: Date;
}

/** In the conversation of a pull request, which is an issue too. */
export interface IssueComment {
  readonly id: number;
  readonly author: Account;
  readonly body: string;
  readonly createdAt: Date;
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
  /** Older ones have smaller ones. */
  readonly id: number;
  /** A branch name, where `*` stands for anything but `/`. */
  readonly pattern: string;
  readonly requiredChecks: readonly RequiredCheck[];
  readonly requiredApprovals: number;
  /** Whether administrators are bound by it too. */
  readonly adminEnforced: boolean;
  /** Kept and told, not enforced here. */
  readonly dismissesStale: boolean;
  readonly wantsLastPushApproval: boolean;
  readonly wantsCodeOwners: boolean;
  readonly allowsForcePushes: boolean;
}

/** Who need not follow a ruleset. */
export type Bypass =
  | { readonly kind: "organization-admin" }
  | { readonly kind: "role"; readonly role: Extract<Role, "write" | "maintain" | "admin"> }
  | { readonly kind: "deploy-key" }
  | { readonly kind: "team"; readonly team: Team }
  | { readonly kind: "app"; readonly app: App };

/** As far as it is about branches and required checks. */
export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly enforcement: "active" | "evaluate" | "disabled";
  /** `refs/heads/…`, where `*` stands for anything but `/`; `~ALL`, `~DEFAULT_BRANCH`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly requiredChecks: readonly RequiredCheck[];
  /** As the API writes them; kept and told, not enforced here. */
  readonly otherRules: readonly OtherRule[];
  readonly bypass: readonly Bypass[];
}

export interface OtherRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export function fullNameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** The rule for a branch, if one is set: that of its very name, else the oldest that matches. */
export function protectionOf({ protections }: Repository, branch: string): Protection | null {
  const exact = protections.find(({ pattern }) => pattern === branch);
  return exact ?? protections.find(({ pattern }) => matches(pattern, branch)) ?? null;
}

function matches(pattern: string, branch: string): boolean {
  const source = pattern.split("*").map((part) => RegExp.escape(part));
  return new RegExp(`^${source.join("[^/]*")}$`, "u").test(branch);
}
