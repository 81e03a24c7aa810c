/** Memory of the server after many evaluations against what it takes after the first ones. */
import { readFileSync } from "node:fs";
import manifest from "../package.json" with { type: "json" };
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
        server = await startCommand(await builtServer(), environment);
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

/** As `npm start` has it: sources that are compiled on the way take memory of their own. */
async function builtServer(): Promise<readonly string[]> {
  const [, command = ""] = manifest.scripts.start.split(" && exec node ");
  const main = await builtFile("main");
  return [process.execPath, ...command.split(" ").map((word) => word.replace(/^dist\/.*/, main))];
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

/** Of the server and of all that it has started. */
function residentBytes({ process: { pid = 0 } }: ServerProcess): number {
  return familyOf(pid).reduce((sum, member) => {
    const status = readFileSync(`/proc/${member}/status`, "utf8");
    return sum + Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }, 0);
}

function familyOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [pid, ...children.trim().split(" ").filter(Boolean).map(Number).flatMap(familyOf)];
}
