/**
 * The file beside the database that keeps the newest head of each chain.
 *
 * Lines are added to it and synced to the disk; once there are many it is written anew, under another
 * name that then becomes its own. A line that was not written to its end is none: the one before it
 * of the same chain still is.
 */
import { type FileHandle, mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type Line, lineOf, readLine } from "../../core/journal/anchor.ts";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type { ChainHead } from "./heads.ts";

export interface SideFile {
  /** The newest head of each chain, by installation; lines that we did not write are counted. */
  readonly read: () => Promise<{ readonly heads: readonly Line[]; readonly foreign: number }>;
  /** Resolves when they are on the disk; one at a time. */
  readonly write: (heads: readonly ChainHead[]) => Promise<void>;
}

/** As many lines as there are chains, and this many more, before it is written anew. */
const mostLines = 2_000;

export function openSideFile(path: string, keys: AnchorKeys): SideFile {
  const known = new Map<number, ChainHead>();
  let lines = Number.POSITIVE_INFINITY;

  async function read() {
    await mkdir(dirname(path), { recursive: true });
    const texts = (await textOf(path)).split("\n").filter((text) => text !== "");
    const read = texts.map((text) => readLine(keys, text));
    for (const line of read) if (line !== null) note(line);
    return { heads: [...known.values()], foreign: read.filter((line) => line === null).length };
  }

  /** Two processes may write it: the greatest number is the newest, wherever it stands. */
  function note(head: ChainHead): void {
    if (head.seq > (known.get(head.installation)?.seq ?? 0)) known.set(head.installation, head);
  }

  async function write(heads: readonly ChainHead[]): Promise<void> {
    for (const head of heads) note(head);
    if (lines + heads.length > mostLines + known.size) return writeAnew();
    await synced(path, "a", textOfHeads(heads));
    lines += heads.length;
  }

  async function writeAnew(): Promise<void> {
    const next = `${path}.${process.pid}.next`;
    await synced(next, "w", textOfHeads([...known.values()]));
    await rename(next, path);
    await syncDirectory(dirname(path));
    lines = known.size;
  }

  /** Begins on a line of its own: the one before may be torn. */
  function textOfHeads(heads: readonly ChainHead[]): string {
    return heads
      .map(({ installation, ...head }) => `\n${lineOf(keys, installation, head)}\n`)
      .join("");
  }

  return { read, write };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as { readonly code?: string }).code === "ENOENT") return "";
    throw cause;
  }
}

async function synced(path: string, flags: "a" | "w", text: string): Promise<void> {
  await withFile(await open(path, flags, 0o600), async (file) => {
    await file.writeFile(text);
    await file.sync();
  });
}

/** Without it the new name may be forgotten with the power. */
async function syncDirectory(path: string): Promise<void> {
  await withFile(await open(path, "r"), (directory) => directory.sync());
}

async function withFile(file: FileHandle, work: (file: FileHandle) => Promise<void>) {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
