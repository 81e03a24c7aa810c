/** Stopped while GitHub hangs: the process leaves in time, and the next one goes on. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { FaultMatch } from "../github/index.ts";
import { commit, push } from "../stories/desk.ts";
import { at, type Firm, honest, shown, startFirm, strategy } from "../stories/firm.ts";
import { type ServerProcess, startProcess } from "../stories/process.ts";

let firm: Firm;
let server: ServerProcess;
beforeAll(async () => {
  firm = await startFirm({
    serve: async (environment) => {
      server = await startProcess(environment);
      return server;
    },
  });
});
afterEach(() => firm.github.faults.clear());
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");

/** Resolves while our request hangs. */
async function opensWhile(branch: string, match: FaultMatch): Promise<number> {
  firm.github.faults.add({ kind: "hang", match });
  await push(firm, "bob", branch, commit(firm, { author: "bob", files: { [strategy]: harmless } }));
  const { rest } = firm.as("bob");
  const { data } = await rest.pulls.create({ ...at, head: branch, base: "main", title: branch });
  await firm.eventually(
    async () => firm.github.faults.left(),
    (left) => left === 0,
  );
  return data.number;
}

function waits(pull: number) {
  return firm.eventually(
    () => shown(firm, pull),
    (page) => page?.title === "Waiting: 2 approvals (trading)",
  );
}

/** Of git, that work in the data folder. */
function processesLeft(): readonly string[] {
  const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return all.split("\n").filter((line) => line.startsWith("git ") && line.includes(firm.data));
}

/** A process that died of a signal has no exit status: the name of the signal says more. */
function wayOut() {
  const { exitCode, signalCode } = server.process;
  return { exitCode, signalCode };
}

it("by SIGTERM while git hangs, it leaves long before git would, and takes git with it", async () => {
  const pull = await opensWhile("hanging-git", { path: /git-upload-pack$/ });
  expect(processesLeft()).not.toEqual([]);
  const asked = performance.now();
  await server.close();
  expect(performance.now() - asked).toBeLessThan(20_000);
  expect(wayOut()).toEqual({ exitCode: 0, signalCode: null });
  expect(JSON.parse(server.lines.at(-1) ?? "")).toMatchObject({
    event: "stopped",
    unfinished: true,
  });
  expect(processesLeft()).toEqual([]);
  await firm.restart();
  await waits(pull);
});

it("by a second signal, it ends at once; and the next process knows what was to be done", async () => {
  const pull = await opensWhile("hanging-query", { by: "installation", path: /graphql$/ });
  server.process.kill("SIGTERM");
  // npm repeats a Ctrl-C: what comes right after the first is the first.
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(server.process.exitCode).toBeNull();
  server.process.kill("SIGTERM");
  await once(server.process, "exit");
  expect(server.process.exitCode).toBe(143);
  await firm.restart();
  await waits(pull);
});

it("with nothing to do, it says that everything is done", async () => {
  await server.close();
  expect(wayOut()).toEqual({ exitCode: 0, signalCode: null });
  expect(JSON.parse(server.lines.at(-1) ?? "")).toMatchObject({
    event: "stopped",
    unfinished: false,
  });
});
