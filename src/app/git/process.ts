/** One run of git, bounded in time and output. */
import type { Readable } from "node:stream";
import { Problem } from "../../domain/problem.ts";
import { hardening, settingArguments } from "./environment.ts";
import type { Spawn, Spawned } from "./spawn.ts";

export interface GitCommand {
  /** Without "git" and without `--git-dir`; never a secret. */
  readonly command: readonly string[];
  /** Absolute; null for commands that need no repository. */
  readonly gitDirectory: string | null;
  readonly environment: NodeJS.ProcessEnv;
  readonly spawn: Spawn;
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
  const git = await startGit(command);
  command.signal.addEventListener("abort", git.kill, { once: true });
  try {
    if (command.signal.aborted) git.kill();
    git.input.end(command.input ?? "");
    const [output, ended] = await Promise.all([collect(git), git.ended]);
    if (command.signal.aborted) throw stopped(command);
    const complaint = shown(ended.complaint, command.secrets);
    return { status: ended.status, output, complaint };
  } finally {
    command.signal.removeEventListener("abort", git.kill);
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

/** Throws "git" when it cannot be started. */
export async function startGit(command: GitCommand): Promise<Spawned> {
  if (command.signal.aborted) throw stopped(command);
  const where = command.gitDirectory === null ? [] : [`--git-dir=${command.gitDirectory}`];
  const words = [...where, ...settingArguments(hardening), ...command.command];
  return command.spawn(words, command.environment).catch((cause) => {
    throw new Problem("git", "git cannot be started: install git 2.39.4 or later, in the PATH.", {
      cause,
    });
  });
}

/** The end of a complaint, on one line. */
export function shown(complaint: string, secrets: readonly string[] = []): string {
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), complaint)
    .replace(/\s+/g, " ")
    .trim()
    .slice(-complaintLimit);
}

async function collect({ output, kill }: Spawned): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of output as Readable & AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > outputLimit) {
      kill();
      throw new Problem("git", `git said more than ${outputLimit} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function stopped(command: GitCommand): Problem {
  return new Problem("git", `git ${nameOf(command)} was stopped: it took too long.`);
}

function nameOf(command: GitCommand): string {
  return command.command.find((word) => /^[a-z][a-z-]*$/.test(word)) ?? "";
}
