/** Lanes of one process: which keys run is known in memory, which wait in the database. */
import { isGroup, type LaneKey, nameOf } from "../../domain/key.ts";
import { parseSha } from "../../domain/sha.ts";
import { promptAttempts, retryDelay } from "../patience.ts";
import { reasonOf } from "../reason.ts";
import type { LaneTable } from "../store/tables.ts";
import { waking } from "../waking.ts";
import {
  concurrency,
  type Evaluate,
  type LaneParts,
  type Lanes,
  type Outcome,
  type Want,
} from "./lanes.ts";

/** Before a key is run again that could not be ended. */
const troubledMs = 1_000;

export function openEmbeddedLanes({ database, now, log }: LaneParts): Lanes {
  const running = new Map<string, Promise<void>>();
  let evaluate: Evaluate | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const pumping = waking(pump, (cause) => log.error("lanes stopped", { reason: reasonOf(cause) }));

  async function pump(): Promise<void> {
    while (evaluate !== null && !closed && running.size < concurrency) {
      const row = await nextDue();
      if (row === undefined) return;
      if (row.run_at > now()) {
        clearTimeout(timer);
        timer = setTimeout(pumping.wake, row.run_at - now());
        return;
      }
      running.set(
        row.key,
        run(row, evaluate)
          .catch((cause) => cannotEnd(row, cause))
          .finally(() => {
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

  async function run(row: Row, evaluating: Evaluate): Promise<void> {
    const { key, wanted, attempts } = row;
    const isSuperseded = async () => {
      const current = await database
        .selectFrom("lane")
        .select("wanted")
        .where("key", "=", key)
        .executeTakeFirst();
      return current?.wanted !== wanted;
    };
    const retries = attempts + 1 < promptAttempts;
    const outcome = await evaluating({
      key: keyOf(row),
      attempt: attempts,
      retries,
      isSuperseded,
    }).catch((cause): Outcome => {
      log.error("evaluation failed", { key, reason: reasonOf(cause) });
      return "retry";
    });
    if (outcome === "done") return finish(row);
    await postpone(row, outcome === "retry" ? retryDelay(attempts) : outcome.retryAfterMs);
  }

  /** Its key stays due, and would run at once and for ever while the database takes nothing. */
  async function cannotEnd({ key }: Row, cause: unknown): Promise<void> {
    log.error("lane cannot be written", { key, reason: reasonOf(cause) });
    if (!closed) await new Promise((resolve) => setTimeout(resolve, troubledMs).unref());
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

  const idle = async () => {
    while (pumping.isBusy() || running.size > 0)
      await Promise.all([pumping.settled(), ...running.values()]);
  };

  return {
    want,
    remind,
    letGo: async (isGone) => {
      const rows = await database
        .selectFrom("lane")
        .selectAll()
        .where("attempts", ">=", promptAttempts)
        .execute();
      for (const row of rows) if (isGone(keyOf(row))) await finish(row);
    },
    start: async (evaluating) => {
      evaluate = evaluating;
      pumping.wake();
    },
    wake: pumping.wake,
    backlog: async () => {
      const { keys, oldest } = await database
        .selectFrom("lane")
        .select(({ fn }) => [fn.countAll<number>().as("keys"), fn.min("run_at").as("oldest")])
        .where("run_at", "<=", now())
        .executeTakeFirstOrThrow();
      return { keys, oldest };
    },
    // One that runs has its row until it ends.
    busy: async (repository) => {
      const rows = await database
        .selectFrom("lane")
        .select("pull")
        .where("repository", "=", repository)
        .execute();
      return new Set(rows.flatMap(({ pull }) => pull ?? []));
    },
    idle,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await idle();
    },
  };
}

const want: Want = async (database, key, now) => {
  await database
    .insertInto("lane")
    .values({ ...named(key), wanted: 1, attempts: 0, run_at: now })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet((row) => ({ wanted: row("lane.wanted", "+", 1), attempts: 0, run_at: now })),
    )
    .execute();
};

const remind: Want = async (database, key, now) => {
  await database
    .insertInto("lane")
    .values({ ...named(key), wanted: 1, attempts: 0, run_at: now })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet((row) => ({ wanted: row("lane.wanted", "+", 1) })),
    )
    .execute();
};

function named(key: LaneKey) {
  return { ...key, key: nameOf(key), group: isGroup(key) ? key.group : null };
}

function keyOf({
  installation,
  repository,
  pull,
  group,
}: Pick<LaneTable, "installation" | "repository" | "pull"> & {
  readonly group: string | null;
}): LaneKey {
  const place = { installation, repository };
  if (pull !== null) return { ...place, pull };
  return group === null ? { ...place, pull } : { ...place, pull, group: parseSha(group) };
}
