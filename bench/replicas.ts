/** Evaluations a second of two servers on one PostgreSQL against one, with a GitHub that takes its time. */
import { startPostgres } from "../test/engines/postgres-server.ts";
import { edit, startFirm } from "../test/stories/firm.ts";
import { type Replicas, startReplicas } from "../test/stories/replicas.ts";
import type { Measurement } from "./measurement.ts";
import { openPulls } from "./open-pulls.ts";

const pulls = 48;
/** By then each server has the commits of all of them: one that is new fetches them once. */
const warmRounds = 5;
/** Of each answer to the App; GitHub's own are seldom quicker. */
const latencyMs = 400;

export const replicasAgainstOne: Measurement = {
  name: "replicas",
  measure: async () => {
    const postgres = await startPostgres();
    try {
      const baseline = await evaluationsPerSecond(await postgres.create(), 1);
      const ours = await evaluationsPerSecond(await postgres.create(), 2);
      return [
        {
          what: `evaluations of ${pulls} pull requests, ${latencyMs} ms a request, two servers; one`,
          ours,
          baseline,
          unit: "/s",
          bound: { kind: "at-least", ratio: 1.6 },
        },
      ];
    } finally {
      await postgres.stop();
    }
  },
};

async function evaluationsPerSecond(databaseUrl: string, servers: number): Promise<number> {
  let replicas: Replicas | undefined;
  const firm = await startFirm({
    serve: async (environment) => {
      replicas = await startReplicas(servers, { ...environment, DATABASE_URL: databaseUrl });
      return replicas;
    },
  });
  const decided = () =>
    (replicas?.servers ?? [])
      .flatMap(({ lines }) => lines)
      .filter((line) => line.includes('"event":"decided"')).length;
  const reach = (count: number) =>
    firm.eventually(
      async () => decided(),
      (seen) => seen >= count,
      120_000,
    );
  /** Every pull request is evaluated again. */
  const moveBase = async (text: string) => {
    const before = decided();
    await edit(firm, "alice", "main", { "README.md": text });
    await reach(before + pulls);
  };
  try {
    // More than GitHub answers in an hour.
    firm.github.switches.hourlyLimit = Number.MAX_SAFE_INTEGER;
    await openPulls(firm, pulls);
    await reach(pulls);
    for (let round = 0; round < warmRounds; round += 1) await moveBase(`# Warm ${round}\n`);
    const { faults } = firm.github;
    const match = { by: "installation" };
    faults.add({ kind: "delay", ms: latencyMs, match, times: Number.POSITIVE_INFINITY });
    const started = performance.now();
    await moveBase("# Moved\n");
    const seconds = (performance.now() - started) / 1_000;
    faults.clear();
    return pulls / seconds;
  } finally {
    await firm.close();
  }
}
