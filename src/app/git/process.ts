/** One git process: started in a group of its own, bounded in time and output, killed as a group. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { Problem } from "../../domain/problem.ts";
import { hardening, settingArguments } from "./environment.ts";

export interface GitCommand {
  /** Without "git" and without `--git-dir`; never a secret. */
  readonly command: readonly string[];
  /** Absolute; null for commands that need no repository. */
  readonly gitDirectory: string | null;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly input?: string;
  /** Never to be repeated, even if a server echoes it. */
  readonly secrets?: readonly string[];
}

export interface GitResult {
  readonly status: number;
  readonly output: Buffer;
  /** The end of what git complained about, on one line; hostile text. */
  readonly complaint: string;
}

/** More than 500,000 changed files. */
const outputLimit = 64 * 1024 * 1024;
const complaintLimit = 400;

/** Throws "git" when git cannot be started, is stopped by the signal or says too much. */
export async function runGit(command: GitCommand): Promise<GitResult> {
  const child = startGit(command);
  const stop = (): void => killGroup(child);
  command.signal.addEventListener("abort", stop, { once: true });
  try {
    const complaint = collectComplaint(child, command.secrets);
    child.stdin.end(command.input ?? "");
    const [output, status] = await Promise.all([collect(child), exitOf(child)]);
    if (command.signal.aborted) throw stopped(command);
    return { status, output, complaint: complaint() };
  } finally {
    command.signal.removeEventListener("abort", stop);
  }
}

/** As `runGit`, and throws "git" unless the exit status is 0. */
export async function gitOutput(command: GitCommand): Promise<Buffer> {
  const result = await runGit(command);
  if (result.status !== 0) throw failed(command, result);
  return result.output;
}

export function failed(command: GitCommand, result: GitResult): Problem {
  const said = result.complaint === "" ? "" : `: ${JSON.stringify(result.complaint)}`;
  return new Problem("git", `git ${nameOf(command)} ended with ${result.status}${said}.`);
}

export function startGit(command: GitCommand): ChildProcessWithoutNullStreams {
  if (command.signal.aborted) throw stopped(command);
  const where = command.gitDirectory === null ? [] : [`--git-dir=${command.gitDirectory}`];
  const child = spawn("git", [...where, ...settingArguments(hardening), ...command.command], {
    cwd: "/",
    detached: true,
    env: command.environment,
  });
  // A process that is gone closes its pipe; the exit status tells the story.
  child.stdin.on("error", () => {});
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

const running = new Set<ChildProcessWithoutNullStreams>();

// In groups of their own they would outlive us, and go on writing into a mirror.
process.once("exit", () => {
  for (const child of running) killGroup(child);
});

/** git and all it has started. */
export function killGroup(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

/** Keeps the last line or so of stderr while the process runs; ask when it has ended. */
export function collectComplaint(
  child: ChildProcessWithoutNullStreams,
  secrets: readonly string[] = [],
): () => string {
  let text = "";
  child.stderr.on("data", (chunk: Buffer) => {
    // More than is shown, so that a secret is not cut in two before it is recognised.
    text = (text + chunk.toString("utf8")).slice(-complaintLimit * 10);
  });
  return () => concealed(text, secrets).replace(/\s+/g, " ").trim().slice(-complaintLimit);
}

function concealed(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}

async function collect(child: ChildProcessWithoutNullStreams): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of child.stdout) {
    size += chunk.length;
    if (size > outputLimit) {
      killGroup(child);
      throw new Problem("git", `git said more than ${outputLimit} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function exitOf(child: ChildProcessWithoutNullStreams): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => reject(unstartable(cause)));
    child.once("close", (status) => resolve(status ?? -1));
  });
}

function unstartable(cause: Error): Problem {
  return new Problem("git", "git cannot be started: install git 2.39.4 or later, in the PATH.", {
    cause,
  });
}

function stopped(command: GitCommand): Problem {
  return new Problem("git", `git ${nameOf(command)} was stopped: it took too long.`);
}

function nameOf(command: GitCommand): string {
  return command.command.find((word) => /^[a-z][a-z-]*$/.test(word)) ?? "";
}
