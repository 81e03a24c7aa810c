/** Lanes over all servers of a PostgreSQL, kept by pg-boss. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { fromKysely, type JobWithMetadata, PgBoss } from "pg-boss";
import { type LaneKey, nameOf } from "../../domain/key.ts";
import { Problem } from "../../domain/problem.ts";
import { promptAttempts, retryDelay } from "../patience.ts";
import { reasonOf } from "../reason.ts";
import type { Database } from "../store/database.ts";
import type { patientWith } from "../store/postgres.ts";
import { concurrency, type Evaluate, type LaneParts, type Lanes, type Outcome } from "./lanes.ts";

const queue = "evaluation";

/** One that waits and one that runs a key; a server that died is noticed by its silence. */
const policy = {
  policy: "stately",
  /** The shortest that pg-boss takes. */
  heartbeatSeconds: 10,
  expireInSeconds: 3_600,
  /** Of servers that died; how often an evaluation is tried is ours to say. */
  retryLimit: 1_000_000,
  retryDelay: 0,
  retentionSeconds: 90 * 86_400,
  deleteAfterSeconds: 60,
  notify: true,
} as const;

const superviseSeconds = 2;
/** Of pg-boss, beside one that listens. */
const mostConnections = 3;
const closeMs = 8_000;
/** Of keys that wait, looked through for those that are nobody's any more. */
const mostLetGo = 10_000;
const idleMs = 25;

/**
 * Due at once, though the clock of a server be ahead of the database's. Not longer ago: pg-boss takes
 * what should have been done long ago for forgotten, and tidies it away.
 */
const aheadMs = 3_600_000;

/** PostgreSQL tells when there is something; should it not, it is looked for. */
const polling = {
  includeMetadata: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
};

interface Job {
  readonly key: LaneKey;
  readonly attempt: number;
}

export async function openReplicatedLanes(
  { database, now, log }: LaneParts,
  connecting: ReturnType<typeof patientWith>,
): Promise<Lanes> {
  const boss = new PgBoss({
    ...connecting,
    application_name: "foureyes lanes",
    max: mostConnections,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  boss.on("error", (cause) => log.warn("lanes in trouble", { reason: reasonOf(cause) }));
  await begin(boss).catch(async (cause) => {
    await boss.stop({ graceful: false }).catch(() => {});
    throw new Problem("store", `The lanes in PostgreSQL cannot be used: ${reasonOf(cause)}.`, {
      cause,
    });
  });
  let runs = 0;
  const due = () => new Date(now() - aheadMs);

  /** Waits for nobody: whoever is fetching the job that waits leaves us to put another one in. */
  async function put(at: Database, job: Job, startAfter: Date): Promise<void> {
    const options = { singletonKey: nameOf(job.key), startAfter, db: fromKysely(at) };
    for (let tries = 0; tries < 5; tries += 1) {
      const { jobs } = await boss.upsert(queue, { ...job }, options);
      if (jobs.length > 0) return;
    }
    throw new Problem("store", `${nameOf(job.key)} could not be put into its lane.`);
  }

  async function run(evaluate: Evaluate, { data, id }: JobWithMetadata<Job>): Promise<void> {
    const { key, attempt } = data;
    const retries = attempt + 1 < promptAttempts;
    const waiting = () => boss.findJobs(queue, { key: nameOf(key), queued: true });
    const isSuperseded = async () => (await waiting()).some((job) => job.id !== id);
    const outcome = await evaluate({ key, attempt, retries, isSuperseded }).catch(
      (cause): Outcome => {
        log.error("evaluation failed", { key: nameOf(key), reason: reasonOf(cause) });
        return "retry";
      },
    );
    if (outcome === "done") return;
    const pauseMs = outcome === "retry" ? retryDelay(attempt) : outcome.retryAfterMs;
    // A newer event that waits already is due earlier: nothing is sent beside it.
    const again: Job = { key, attempt: attempt + 1 };
    const startAfter = new Date(now() + pauseMs);
    await boss.send(queue, again, { singletonKey: nameOf(key), startAfter });
  }

  /** Whoever has done one looks for the next at once. */
  async function work(evaluate: Evaluate): Promise<void> {
    const worker = await boss.work<Job>(queue, polling, async ([job]) => {
      if (job === undefined) return;
      runs += 1;
      await run(evaluate, job as JobWithMetadata<Job>).finally(() => {
        runs -= 1;
      });
      boss.notifyWorker(worker);
    });
  }

  const backlog: Lanes["backlog"] = async () => {
    const { rows } = await sql<{ keys: number; oldest: Date | null }>`
      select count(*) as keys, min(greatest(start_after, created_on)) as oldest from pgboss.job
      where name = ${queue} and (state = 'active' or (state < 'active' and start_after <= now()))`.execute(
      database,
    );
    return { keys: rows[0]?.keys ?? 0, oldest: rows[0]?.oldest?.getTime() ?? null };
  };

  const busy: Lanes["busy"] = async (repository) => {
    const { rows } = await sql<{ pull: number | null }>`
      select (data->'key'->>'pull')::bigint as pull from pgboss.job
      where name = ${queue} and state <= 'active' and data->'key'->>'repository' = ${String(repository)}`.execute(
      database,
    );
    return new Set(rows.flatMap(({ pull }) => pull ?? []));
  };

  return {
    want: (at, key) => put(at, { key, attempt: 0 }, due()),
    remind: async (at, key) => {
      // One that waits already stays as it is.
      const options = { singletonKey: nameOf(key), startAfter: due(), db: fromKysely(at) };
      await boss.send(queue, { key, attempt: 0 } satisfies Job, options);
    },
    // As a transaction, so that nobody puts one in anew that is about to go.
    letGo: (isGone) =>
      database.transaction().execute(async (transaction) => {
        const db = fromKysely(transaction);
        const waiting = await boss.findJobs<Job>(queue, { queued: true, limit: mostLetGo, db });
        const gone = waiting.filter(
          ({ data }) => data.attempt >= promptAttempts && isGone(data.key),
        );
        for (const { id } of gone) await boss.deleteJob(queue, id, { db });
      }),
    start: async (evaluate) => {
      for (let worker = 0; worker < concurrency; worker += 1) await work(evaluate);
    },
    // PostgreSQL tells all servers.
    wake: () => {},
    backlog,
    busy,
    idle: async () => {
      while (runs > 0 || (await backlog()).keys > 0) await sleep(idleMs);
    },
    close: () => boss.stop({ graceful: true, timeout: closeMs }),
  };
}

async function begin(boss: PgBoss): Promise<void> {
  await boss.start();
  await boss.createQueue(queue, policy);
}
