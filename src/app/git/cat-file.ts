/** `git cat-file --batch-command`, one question at a time, started again when it has died. */
import { Problem } from "../../domain/problem.ts";
import { ByteSource } from "./bytes.ts";
import { shown, startGit } from "./process.ts";
import type { Spawned } from "./spawn.ts";
import type { Store } from "./store.ts";

interface Running {
  readonly git: Spawned;
  readonly answer: ByteSource;
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
    this.#running ??= await this.#start();
    const { git, answer } = this.#running;
    // Killing ends the stream, which ends the reading.
    const timer = setTimeout(git.kill, deadline);
    try {
      git.input.write(`${commands.join("\n")}\nflush\n`);
      return await read(answer);
    } catch (cause) {
      this.#stop();
      if (cause instanceof Problem) throw cause;
      const { complaint } = await git.ended;
      throw new Problem("git", `git cat-file failed: ${JSON.stringify(shown(complaint))}.`, {
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async #start(): Promise<Running> {
    const git = await startGit({
      command: ["cat-file", "--batch-command", "--buffer"],
      ...this.#store,
      signal: new AbortController().signal,
    });
    return { git, answer: new ByteSource(git.output) };
  }

  #stop(): void {
    const git = this.#running?.git;
    this.#running = null;
    git?.kill();
    // What it said last is read by nobody, and would keep it open.
    git?.output.destroy();
  }
}
