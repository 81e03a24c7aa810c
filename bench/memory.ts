/** Memory of the server after many evaluations against what it takes after the first ones. */
import { readFileSync } from "node:fs";
import { type Firm, startFirm } from "../test/stories/firm.ts";
import { knock, sent } from "../test/stories/knock.ts";
import { type ServerProcess, startCommand } from "../test/stories/process.ts";
import { builtFile } from "./build.ts";
import type { Measurement } from "./measurement.ts";
import { openPulls } from "./open-pulls.ts";

const warm = 1_000;
const many = 10_000;
const pulls = 20;
const mebibyte = 1024 * 1024;

export const memoryOverEvaluations: Measurement = {
  name: "memory",
  measure: async () => {
    let server: ServerProcess | undefined;
    const firm = await startFirm({
      serve: async (environment) => {
        server = await startCommand(builtServer(), environment);
        return server;
      },
    });
    try {
      if (server === undefined) throw new Error("No server runs.");
      // More than GitHub answers in an hour.
      firm.github.switches.hourlyLimit = Number.MAX_SAFE_INTEGER;
      await openPulls(firm, pulls);
      await evaluate(server, async () => {}, pulls);
      const again = rerequests(firm);
      await evaluate(server, again, warm);
      const baseline = residentBytes(server);
      await evaluate(server, again, many);
      const ours = residentBytes(server);
      return [
        {
          what: `memory after ${many} evaluations; after ${warm}`,
          ours,
          baseline,
          unit: "bytes",
          bound: { kind: "at-most", ratio: 1.2 },
        },
        {
          what: `memory after ${many} evaluations; 400 MB with workers`,
          ours,
          baseline: 400 * mebibyte,
          unit: "bytes",
          bound: { kind: "at-most", ratio: 1 },
        },
      ];
    } finally {
      await firm.close();
    }
  },
};

/** As it is shipped: sources that are compiled on the way take memory of their own. */
function builtServer(): readonly string[] {
  return [process.execPath, builtFile("src/app/cli/main.js"), "serve"];
}

/** As GitHub tells when somebody presses “Re-run” on a check, one for each pull request. */
function rerequests(firm: Firm): () => Promise<unknown> {
  const created = sent(firm, "check_run", "created") as Record<string, unknown>;
  const heads = firm.repository.pulls.map(({ head }) => head.sha);
  return () =>
    Promise.all(
      heads.map((head_sha) =>
        knock(firm, {
          event: "check_run",
          payload: {
            ...created,
            action: "rerequested",
            check_run: { ...(created.check_run as object), head_sha },
          },
        }),
      ),
    );
}

async function evaluate(
  { lines }: ServerProcess,
  again: () => Promise<unknown>,
  wanted: number,
): Promise<void> {
  const decided = () => lines.filter((line) => line.includes('"event":"decided"')).length;
  for (let seen = decided(), last = -1; seen < wanted; seen = decided()) {
    if (seen !== last) await again();
    last = seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function residentBytes({ process: { pid } }: ServerProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
