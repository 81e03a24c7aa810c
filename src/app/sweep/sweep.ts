/**
 * The sweep: at the start and every few minutes everything is found that no delivery told us of, so
 * that a lost webhook costs time and nothing else.
 *
 * Of several servers one at a time does a step; should two, or one again after a crash, nothing is
 * worse for it: steps put keys into lanes, or do what can be done once.
 */

import { reasonOf } from "../reason.ts";
import { waking } from "../waking.ts";
import type { SweepParts } from "./parts.ts";
import { redeliver } from "./redeliver.ts";
import { renewRuns } from "./renew.ts";
import { sweepRepositories } from "./repositories.ts";
import { tidy } from "./tidy.ts";

export interface Sweep {
  /** Begins at once, and goes on. */
  readonly start: () => void;
  /** Resolves when none is under way. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One that fails does not keep the others from their work. */
const steps = { redeliver, sweepRepositories, renewRuns, tidy };

export function openSweep(parts: SweepParts): Sweep {
  const { lanes, exclusive, everyMs, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const sweeping = waking(round, (cause) =>
    log.error("sweep stopped", { reason: reasonOf(cause) }),
  );

  async function round(): Promise<void> {
    for (const [step, work] of Object.entries(steps)) {
      if (closed) return;
      await exclusive(`sweep ${step}`, () => work({ ...parts, isClosing: () => closed })).catch(
        (cause: unknown) => log.warn("sweep failed", { step, reason: reasonOf(cause) }),
      );
      lanes.wake();
    }
    if (!closed) timer = setTimeout(sweeping.wake, everyMs);
  }

  return {
    start: sweeping.wake,
    idle: async () => {
      while (sweeping.isBusy()) await sweeping.settled();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await sweeping.settled();
    },
  };
}
