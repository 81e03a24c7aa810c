/**
 * What was found already, in a file of the user's: a line for each pull request, so that a run that
 * was killed goes on where it was. It quotes code, so it is for its owner alone to read.
 */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { MergedPull, Replay } from "../../domain/backtest.ts";
import { Problem } from "../../domain/problem.ts";
import { keptIn } from "./state-lines.ts";

/** All of a replay but whose it is. */
export type Kept = Omit<Replay, "pull">;

export interface State {
  readonly known: (pull: MergedPull) => Kept | null;
  /** What could not be looked at is not kept: it may be there the next time. */
  readonly keep: (replay: Replay) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const noState: State = {
  known: () => null,
  keep: async () => {},
  close: async () => {},
};

const head = `${JSON.stringify({ foureyes: "backtest", version: 1 })}\n`;

/** More would have to be held in memory at once. */
const mostBytes = 1024 * 1024 * 1024;

/**
 * `how`: everything besides the commits that decides what is found; lines of other policies and
 * detectors stay in the file, and are not used. Throws "usage" for a file that is not ours.
 */
export async function openState(path: string, how: unknown): Promise<State> {
  const file = await openOwn(path);
  try {
    const text = await readText(file, path);
    const kept = keptIn(text.slice(head.length));
    const keyOf = keysFor(how);
    return {
      known: (pull) => kept.get(keyOf(pull)) ?? null,
      keep: async ({ pull, ...rest }) => {
        if (rest.verdict === "undetermined") return;
        await file.appendFile(`${JSON.stringify({ key: keyOf(pull), ...rest })}\n`);
      },
      close: () => file.close(),
    };
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

async function openOwn(path: string): Promise<FileHandle> {
  try {
    return await open(path, "a+", 0o600);
  } catch (cause) {
    const { code = "unknown error" } = cause as NodeJS.ErrnoException;
    throw refused(path, `cannot be opened: ${code}`, cause);
  }
}

/** Begins with the head, and ends with a whole line: what a kill left of one is taken off. */
async function readText(file: FileHandle, path: string): Promise<string> {
  const { size } = await file.stat();
  if (size > mostBytes) throw refused(path, "is too large");
  const bytes = await file.readFile();
  const whole = bytes.subarray(0, bytes.lastIndexOf("\n") + 1);
  const text = whole.toString("utf8");
  if (!text.startsWith(head)) {
    if (!head.startsWith(bytes.toString("utf8"))) throw refused(path, reasonOf(text));
    await file.truncate(0);
    await file.appendFile(head);
    return head;
  }
  if (whole.length < bytes.length) await file.truncate(whole.length);
  return text;
}

function reasonOf(text: string): string {
  return text.startsWith('{"foureyes":"backtest","version":')
    ? "is of another version of Foureyes"
    : "is something else, and is left alone";
}

function refused(path: string, why: string, cause?: unknown): Problem {
  const name = JSON.stringify(path.slice(0, 300));
  return new Problem("usage", `The state file ${name} ${why}. Name another one.`, { cause });
}

/** Commits are named by their content, so the repository needs no name. */
function keysFor(how: unknown): (pull: MergedPull) => string {
  const manner = hashOf(JSON.stringify(how));
  return ({ base, head: tip }) => hashOf(`${manner} ${base} ${tip}`);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
