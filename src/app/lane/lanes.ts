/**
 * Lanes: one evaluation a key at a time, the newest waiting event wins.
 *
 * The keys that wait are in the database, so a crash loses none; which of them runs is known in the
 * process. An evaluation derives everything anew, so it may run twice, late or after a crash.
 */
import type { LaneKey } from "../../domain/key.ts";
import type { Log } from "../log.ts";
import { retryDelay } from "../patience.ts";
import type { Database } from "../store/database.ts";
import { waking } from "../waking.ts";

export { retryDelay } from "../patience.ts";

export interface Run {
  readonly key: LaneKey;
  /** 0 for the first try. */
  readonly attempt: number;
  /** Whether another try follows if this one fails. */
  readonly retries: boolean;
  /** Whether a newer event came since the run began: what it found may be stale. */
  readonly isSuperseded: () => Promise<boolean>;
}

/** `retry`: could not look; try again after the usual pause, or after the one that is asked for. */
export type Outcome = "done" | "retry" | { readonly retryAfterMs: number };

export interface Lanes {
  /** Tells that keys were put into lanes. */
  readonly wake: () => void;
  /** Resolves when nothing runs and nothing is due. */
  readonly idle: () => Promise<void>;
  /** Waits for running evaluations; what waits stays for the next start. */
  readonly close: () => Promise<void>;
}

export interface LaneParts {
  readonly database: Database;
  readonly evaluate: (run: Run) => Promise<Outcome>;
  readonly now: () => number;
  readonly log: Log;
}

const concurrency = 4;
const mostAttempts = 8;

export function openLanes({ database, evaluate, now, log }: LaneParts): Lanes {
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const pumping = waking(pump, (cause) => log.error("lanes stopped", { reason: String(cause) }));

  async function pump(): Promise<void> {
    while (!closed && running.size < concurrency) {
      const row = await nextDue();
      if (row === undefined) return;
      if (row.run_at > now()) {
        clearTimeout(timer);
        timer = setTimeout(pumping.wake, row.run_at - now());
        return;
      }
      running.set(
        row.key,
        run(row).finally(() => {
          running.delete(row.key);
          pumping.wake();
        }),
      );
    }
  }

  function nextDue() {
    const query = database.selectFrom("lane").selectAll().orderBy("run_at").limit(1);
    const busy = [...running.keys()];
    return (busy.length === 0 ? query : query.where("key", "not in", busy)).executeTakeFirst();
  }

  type Row = NonNullable<Awaited<ReturnType<typeof nextDue>>>;

  async function run(row: Row): Promise<void> {
    const { key, wanted, attempts, installation, repository, pull } = row;
    const isSuperseded = async () => {
      const current = await database
        .selectFrom("lane")
        .select("wanted")
        .where("key", "=", key)
        .executeTakeFirst();
      return current?.wanted !== wanted;
    };
    const retries = attempts + 1 < mostAttempts;
    const outcome = await evaluate({
      key: { installation, repository, pull },
      attempt: attempts,
      retries,
      isSuperseded,
    }).catch((cause): Outcome => {
      log.error("evaluation failed", { key, reason: String(cause) });
      return "retry";
    });
    if (outcome === "done" || !retries) return finish(row);
    await postpone(row, outcome === "retry" ? retryDelay(attempts) : outcome.retryAfterMs);
  }

  /** A newer event is not lost: its row stays, due at once. */
  async function finish({ key, wanted }: Row): Promise<void> {
    await database.deleteFrom("lane").where("key", "=", key).where("wanted", "=", wanted).execute();
  }

  async function postpone({ key, wanted, attempts }: Row, pauseMs: number): Promise<void> {
    await database
      .updateTable("lane")
      .set({ attempts: attempts + 1, run_at: now() + pauseMs })
      .where("key", "=", key)
      .where("wanted", "=", wanted)
      .execute();
  }

  return {
    wake: pumping.wake,
    idle: async () => {
      while (pumping.isBusy() || running.size > 0)
        await Promise.all([pumping.settled(), ...running.values()]);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      while (pumping.isBusy() || running.size > 0)
        await Promise.all([pumping.settled(), ...running.values()]);
    },
  };
}
