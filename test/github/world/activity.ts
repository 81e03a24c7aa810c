/** The log of what happened to branches. */
import type { Account } from "./accounts.ts";

export type ActivityType =
  | "push"
  | "force_push"
  | "branch_creation"
  | "branch_deletion"
  | "pr_merge"
  | "merge_queue_merge";

/** One move of a branch, as GitHub's own log has it, whoever was told of it. */
export interface Activity {
  readonly id: number;
  readonly type: ActivityType;
  /** `refs/heads/…` */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly actor: Account;
  readonly at: Date;
}
