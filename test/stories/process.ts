/** The server as a process of its own, started as `npm start` does, so that it can be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { urlOf } from "../../src/app/programs.ts";
import type { Service } from "../../src/app/server/service.ts";

const { PATH, NODE_COMPILE_CACHE } = process.env;
const main = fileURLToPath(urlOf("main"));

export interface ServerProcess extends Service {
  readonly process: ChildProcess;
  /** As a machine that loses power: nothing is ended in order. */
  readonly kill: () => Promise<void>;
  /** What it logged. */
  readonly lines: readonly string[];
}

/** Resolves when it listens; rejects with what it said when it ends before. */
export function startProcess(environment: Record<string, string>): Promise<ServerProcess> {
  return startBy([], environment);
}

/** As `startProcess`, by a command that runs the command after it. */
export function startBy(
  before: readonly string[],
  environment: Record<string, string>,
): Promise<ServerProcess> {
  return startCommand([...before, process.execPath, main, "serve"], environment);
}

/** The same of another entry. */
export async function startCommand(
  [command = "", ...args]: readonly string[],
  environment: Record<string, string>,
): Promise<ServerProcess> {
  const child = spawn(command, args, {
    env: { PATH, NODE_COMPILE_CACHE, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const ended = once(child, "exit");
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  ended.then(() => process.off("exit", endWithUs));
  const listening = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const { event, address } = JSON.parse(line);
      if (event === "listening") resolve(address);
    });
    createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
    ended.then(() => reject(new Error(`The server ended: ${lines.join("\n")}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    process: child,
    address: await listening,
    lines,
    // Only the process itself knows; whoever needs it waits for what GitHub shows.
    idle: async () => {},
    close: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}
