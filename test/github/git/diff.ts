/** What changed between two commits, file by file, as GitHub's file lists tell it. */
import { structuredPatch } from "diff";
import { commitOf } from "./commits.ts";
import { readObject } from "./objects.ts";
import type { Entry } from "./trees.ts";
import { filesOf } from "./trees.ts";

export interface FileDiff {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed";
  readonly id: string;
  readonly additions: number;
  readonly deletions: number;
  /** Null for what GitHub shows no patch of: binary content, submodules, pure renames, huge files. */
  readonly patch: string | null;
}

/** The same two commits are asked for by every webhook and page about a pull request. */
const known = new Map<string, readonly FileDiff[]>();

/** `from` null: everything is new. Renames are paired only when the content is the same. */
export function diffOf(directory: string, from: string | null, to: string): readonly FileDiff[] {
  const key = `${directory}\0${from}\0${to}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const old = from === null ? null : commitOf(directory, from).tree;
  const now = commitOf(directory, to).tree;
  const before = old === null ? new Map() : filesOf(directory, old);
  const files = old === now ? [] : compare(directory, before, filesOf(directory, now));
  known.set(key, files);
  return files;
}

function compare(
  directory: string,
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): readonly FileDiff[] {
  const gone = new Map([...before].filter(([path]) => !after.has(path)));
  const files: FileDiff[] = [];
  for (const [path, entry] of after) {
    const old = before.get(path);
    if (old?.id === entry.id && old.mode === entry.mode) continue;
    const source = old === undefined ? sourceOf(gone, entry) : null;
    if (source !== null) {
      gone.delete(source);
      files.push(renamed(source, path, entry));
    } else files.push(changed(directory, path, old ?? null, entry));
  }
  for (const [path, entry] of gone) files.push(changed(directory, path, entry, null));
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function sourceOf(gone: ReadonlyMap<string, Entry>, entry: Entry): string | null {
  for (const [path, old] of gone) if (old.id === entry.id && old.mode === entry.mode) return path;
  return null;
}

function renamed(from: string, path: string, entry: Entry): FileDiff {
  const counts = { additions: 0, deletions: 0, patch: null };
  return { path, previousPath: from, status: "renamed", id: entry.id, ...counts };
}

function changed(
  directory: string,
  path: string,
  before: Entry | null,
  after: Entry | null,
): FileDiff {
  const status = before === null ? "added" : after === null ? "removed" : "modified";
  const id = (after ?? before)?.id ?? "";
  const lines = linesOf(textOf(directory, before), textOf(directory, after));
  return { path, previousPath: null, status, id, ...lines };
}

function linesOf(
  before: string | null,
  after: string | null,
): Pick<FileDiff, "additions" | "deletions" | "patch"> {
  const none = { additions: 0, deletions: 0, patch: null };
  if (before === null || after === null) return none;
  const options = { context: 3, maxEditLength: 3_000 };
  const hunks = structuredPatch("", "", before, after, "", "", options)?.hunks;
  if (hunks === undefined) return none;
  const lines = hunks.flatMap((hunk) => hunk.lines);
  return {
    additions: lines.filter((line) => line.startsWith("+")).length,
    deletions: lines.filter((line) => line.startsWith("-")).length,
    patch: lines.length === 0 ? null : hunks.map(hunkText).join("\n"),
  };
}

function hunkText(hunk: {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: string[];
}): string {
  const head = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
  return [head, ...hunk.lines].join("\n");
}

/** Null for what has no lines: a submodule, or bytes with a NUL among the first 8,000. */
function textOf(directory: string, entry: Entry | null): string | null {
  if (entry === null) return "";
  if (entry.mode === "160000") return null;
  const bytes = readObject(directory, entry.id)?.bytes;
  if (bytes === undefined || bytes.subarray(0, 8_000).includes(0)) return null;
  return bytes.toString("utf8");
}
