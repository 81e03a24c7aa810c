/**
 * Lanes: one evaluation a key at a time, the newest waiting event wins.
 *
 * The keys that wait are in the database, so a crash loses none. An evaluation derives everything
 * anew, so it may run twice, late or after a crash.
 */
import type { LaneKey } from "../../domain/key.ts";
import type { Log } from "../log.ts";
import type { Database } from "../store/database.ts";

export interface Run {
  readonly key: LaneKey;
  /** 0 for the first try. */
  readonly attempt: number;
  /** Whether another try follows soon if this one fails; one follows in any case. */
  readonly retries: boolean;
  /** Whether a newer event came since the run began: what it found may be stale. */
  readonly isSuperseded: () => Promise<boolean>;
}

/** `retry`: could not look; try again after the usual pause, or after the one that is asked for. */
export type Outcome = "done" | "retry" | { readonly retryAfterMs: number };

export type Evaluate = (run: Run) => Promise<Outcome>;

/**
 * Puts a key into its lane: due now, once, whatever waited there. Becomes durable with the
 * transaction that it is called in.
 */
export type Want = (database: Database, key: LaneKey, now: number) => Promise<void>;

/** What waits and is due, or runs. */
export interface Backlog {
  readonly keys: number;
  /** When the oldest of them was due; milliseconds since 1970, null for none. */
  readonly oldest: number | null;
}

export interface Lanes {
  readonly want: Want;
  /** As `want`, for what nobody told of: what failed before goes on waiting for the end of its pause. */
  readonly remind: Want;
  /** Forgets keys that wait, were tried often, and are nobody's any more. */
  readonly letGo: (isGone: (key: LaneKey) => boolean) => Promise<void>;
  /** From now on keys are evaluated; until then they wait. */
  readonly start: (evaluate: Evaluate) => Promise<void>;
  /** Tells that keys were put into lanes. */
  readonly wake: () => void;
  readonly backlog: () => Promise<Backlog>;
  /** Numbers of the repository's pull requests that wait, due or not, or run. */
  readonly busy: (repository: number) => Promise<ReadonlySet<number>>;
  /** Resolves when nothing runs and nothing is due. */
  readonly idle: () => Promise<void>;
  /** Waits for running evaluations; what waits stays for the next start. */
  readonly close: () => Promise<void>;
}

export interface LaneParts {
  readonly database: Database;
  readonly now: () => number;
  readonly log: Log;
}

/** Evaluations at a time, of one process. */
export const concurrency = 4;
