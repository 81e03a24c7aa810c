/** `git cat-file --batch-command`, one question at a time, started again when it has died. */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { Problem } from "../../domain/problem.ts";
import { ByteSource } from "./bytes.ts";
import { collectComplaint, killGroup, startGit } from "./process.ts";
import type { Store } from "./store.ts";

interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly answer: ByteSource;
  readonly complaint: () => string;
}

const deadline = 60_000;

export class CatFile {
  readonly #store: Store;
  #running: Running | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Sends the commands and lets `read` take the whole answer. Throws "git". */
  ask<Answer>(
    commands: readonly string[],
    read: (answer: ByteSource) => Promise<Answer>,
  ): Promise<Answer> {
    const answer = this.#turn.then(() => this.#askNow(commands, read));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn;
    this.#stop();
  }

  async #askNow<Answer>(
    commands: readonly string[],
    read: (answer: ByteSource) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.#closed) throw new Problem("internal", "The repository is closed.");
    this.#running ??= this.#start();
    const running = this.#running;
    // Killing ends the stream, which ends the reading.
    const timer = setTimeout(() => killGroup(running.child), deadline);
    try {
      running.child.stdin.write(`${commands.join("\n")}\nflush\n`);
      return await read(running.answer);
    } catch (cause) {
      this.#stop();
      if (cause instanceof Problem) throw cause;
      throw new Problem("git", `git cat-file failed: ${JSON.stringify(running.complaint())}.`, {
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #start(): Running {
    const child = startGit({
      command: ["cat-file", "--batch-command", "--buffer"],
      ...this.#store,
      signal: new AbortController().signal,
    });
    // Without a listener a failed start would end the program; here it ends the stream.
    child.once("error", () => child.stdout.destroy());
    return { child, answer: new ByteSource(child.stdout), complaint: collectComplaint(child) };
  }

  #stop(): void {
    const child = this.#running?.child;
    this.#running = null;
    if (child?.exitCode === null && child.signalCode === null) killGroup(child);
  }
}
