/** git as a process in a group of its own, so that all it has started can be killed with it. */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

/** One run of git. */
export interface Spawned {
  readonly input: Writable;
  readonly output: Readable;
  /** When git and all it has started are gone. */
  readonly ended: Promise<Ended>;
  /** git and all it has started. */
  readonly kill: () => void;
}

export interface Ended {
  /** -1: killed. */
  readonly status: number;
  /** The end of what it said on stderr: hostile text. */
  readonly complaint: string;
}

/** `words` without "git". Rejects when git cannot be started. */
export type Spawn = (words: readonly string[], environment: NodeJS.ProcessEnv) => Promise<Spawned>;

/** More than is shown, so that a secret is not cut in two before it is recognised. */
const mostComplaint = 4_000;

/** As a child of this process. */
export const spawnHere: Spawn = async (words, environment) => {
  const { child, ended, kill } = await spawnGroup(words, environment, ["pipe", "pipe", "pipe"]);
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new TypeError("git was started without pipes.");
  return { input: stdin, output: stdout, ended, kill };
};

/** `stdio` has a pipe for stderr. */
export async function spawnGroup(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  stdio: StdioOptions,
): Promise<{ child: ChildProcess; ended: Promise<Ended>; kill: () => void }> {
  const child = spawn("git", words, { cwd: "/", detached: true, env: environment, stdio });
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString("utf8")).slice(-mostComplaint);
  });
  // A process that is gone closes its pipe; the exit status tells the story.
  child.stdin?.on("error", () => {});
  running.add(child);
  const ended = once(child, "close").then(([status]): Ended => {
    running.delete(child);
    return { status: status ?? -1, complaint };
  });
  // Of one that cannot be started, "spawn" tells.
  ended.catch(() => running.delete(child));
  await once(child, "spawn");
  const kill = () => {
    if (running.has(child)) killGroup(child.pid);
  };
  return { child, ended, kill };
}

const running = new Set<ChildProcess>();

// In groups of their own they would outlive us, and go on writing into a mirror.
process.once("exit", () => {
  for (const { pid } of running) killGroup(pid);
});

/** `leader`: the number of the git that was started; undefined when it never was. */
export function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Gone already.
  }
}
