/** What a sweep works with. */
import type { GitHub } from "../github/client.ts";
import type { Lanes } from "../lane/lanes.ts";
import type { Log } from "../log.ts";
import type { Database } from "../store/database.ts";
import type { Exclusive } from "../store/exclusive.ts";

/** A step may take minutes; it ends soon when `isClosing`, and the next start does the rest. */
export interface StepParts extends SweepParts {
  readonly isClosing: () => boolean;
}

export interface SweepParts {
  readonly database: Database;
  readonly lanes: Pick<Lanes, "want" | "remind" | "letGo" | "wake">;
  readonly github: Pick<GitHub, "app" | "unhurried">;
  /** Names of the events that we listen to. */
  readonly handled: ReadonlySet<string>;
  /** Over all servers of the database. */
  readonly exclusive: Exclusive;
  /** Milliseconds from one sweep to the next. */
  readonly everyMs: number;
  readonly now: () => number;
  readonly log: Log;
}
