/**
 * Starts git through a small process of its own. To start a process, the system first copies the
 * page tables of the one that asks: for a server of some hundred megabytes these are milliseconds in
 * which it answers nobody, and each evaluation runs git several times.
 */
import { type ChildProcess, fork } from "node:child_process";
import { connect, type Socket } from "node:net";
import { urlOf } from "../programs.ts";
import type { Heard, Order } from "./launcher-process.ts";
import { type Ended, killGroup, type Spawn, type Spawned, spawnHere } from "./spawn.ts";

interface Launcher {
  readonly child: ChildProcess;
  /** It listens there. */
  readonly path: string;
  readonly runs: Map<number, Run>;
}

interface Run {
  /** The number of git's process, once it is started. */
  pid: number | undefined;
  readonly started: PromiseWithResolvers<void>;
  readonly ended: PromiseWithResolvers<Ended>;
}

/** A launcher that has not started by then, or not started git, hangs; the machine may be busy. */
const startMs = 20_000;
/** Or not killed it. One that hangs is killed, and the next run has another. */
const killMs = 5_000;

let launcher: Promise<Launcher | null> | null = null;
let lastId = 0;

/** As `spawnHere`, which serves on a host that has no place for a socket, too. */
export const spawnByLauncher: Spawn = async (words, environment) => {
  launcher ??= openLauncher();
  const opened = await launcher;
  return opened === null
    ? spawnHere(words, environment)
    : order(opened, { id: ++lastId, words, environment });
};

/** Null when it ended before it listened. */
function openLauncher(): Promise<Launcher | null> {
  const { PATH, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const child = fork(urlOf("git-launcher"), [], {
    detached: true,
    env: { PATH, TMPDIR, NODE_COMPILE_CACHE },
    execArgv: ["--max-semi-space-size=1"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const runs = new Map<number, Run>();
  const listening = Promise.withResolvers<Launcher | null>();
  killUnlessHeard(child, startMs, listening.promise);
  const gone = () => {
    if (launcher === listening.promise) launcher = null;
    listening.resolve(null);
    for (const { pid, started, ended } of runs.values()) {
      killGroup(pid);
      started.reject(new Error("The process that starts git ended."));
      ended.resolve({ status: -1, complaint: "the process that starts git ended" });
    }
  };
  child.on("error", gone);
  child.once("exit", gone);
  child.on("message", (heard: Heard) => {
    if (heard.kind === "listening") {
      listening.resolve({ child, path: heard.path, runs });
      mayEnd(child, runs);
      return;
    }
    const run = runs.get(heard.id);
    if (run === undefined) return;
    if (heard.kind === "started") {
      run.pid = heard.pid;
      run.started.resolve();
    } else if (heard.kind === "refused") run.started.reject(new Error(heard.why));
    else run.ended.resolve(heard.ended);
  });
  return listening.promise;
}

async function order({ child, path, runs }: Launcher, order: Order): Promise<Spawned> {
  const { id } = order;
  const [started, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<Ended>()];
  const run: Run = { pid: undefined, started, ended };
  runs.set(id, run);
  child.ref();
  child.channel?.ref();
  const forget = () => {
    runs.delete(id);
    mayEnd(child, runs);
  };
  const input = greet(path, order);
  const output = greet(path, { id });
  // git that is gone closes its end; its exit status tells the story.
  for (const socket of [input, output]) socket.on("error", started.reject);
  killUnlessHeard(child, startMs, started.promise);
  try {
    await started.promise;
  } catch (cause) {
    forget();
    input.destroy();
    output.destroy();
    throw cause;
  }
  const over = ended.promise.then((end) => {
    forget();
    input.destroy();
    return end;
  });
  return { input, output, ended: over, kill: () => kill(child, id, over) };
}

/** A launcher that nothing is waited from keeps this process from nothing. */
function mayEnd(child: ChildProcess, runs: Launcher["runs"]): void {
  if (runs.size > 0) return;
  child.unref();
  child.channel?.unref();
}

/** The rest is for git. */
function greet(path: string, greeting: Order | { readonly id: number }): Socket {
  const socket = connect(path);
  socket.write(`${JSON.stringify(greeting)}\n`);
  return socket;
}

function kill(child: ChildProcess, id: number, ended: Promise<Ended>): void {
  // Of one that is gone, "exit" tells.
  if (child.connected) child.send({ kill: id }, () => {});
  killUnlessHeard(child, killMs, ended);
}

function killUnlessHeard(child: ChildProcess, withinMs: number, answer: Promise<unknown>): void {
  const impatience = setTimeout(() => child.kill("SIGKILL"), withinMs).unref();
  const heard = () => clearTimeout(impatience);
  answer.then(heard, heard);
}
