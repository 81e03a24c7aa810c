/** Runs of workflows. */
import type { Account } from "./accounts.ts";

/** Nothing runs: a story says what did. */
export interface WorkflowRun {
  readonly id: number;
  readonly name: string;
  /** `.github/workflows/….yml` */
  readonly path: string;
  readonly event: string;
  /** Who set off the event. */
  readonly actor: Account;
  /** Who set off this attempt: another one after a re-run. */
  readonly triggeringActor: Account;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | null;
  /** A re-run starts later, and keeps when it was created. */
  readonly createdAt: Date;
  readonly startedAt: Date;
  readonly updatedAt: Date;
}
