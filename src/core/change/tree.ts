/** A tree object, and how two of them differ: our own second look beside git's. */
import type { ChangedFile, EntryKind, Path } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import { hexOf } from "./hex.ts";
import { pathOfBytes } from "./path.ts";
import { kindOfMode } from "./raw.ts";

export interface TreeEntry {
  readonly name: Path;
  readonly kind: EntryKind | "tree";
  readonly object: Sha;
}

/** Two directories to compare; a null side does not exist. `prefix` ends with "/" or is empty. */
export interface TreePair {
  readonly prefix: string;
  readonly before: Sha | null;
  readonly after: Sha | null;
}

/** What two directories differ in: files, and directories still to be looked into. */
export interface TreeDifference {
  readonly files: readonly ChangedFile[];
  readonly below: readonly TreePair[];
}

const space = 0x20;
const slash = 0x2f;

/**
 * The entries by name; `idBytes` is 20 (SHA-1) or 32 (SHA-256).
 * Throws "malformed-input" for a broken entry and for a name that stands twice or is no name.
 */
export function parseTree(bytes: Uint8Array, idBytes: number): ReadonlyMap<Path, TreeEntry> {
  const entries = new Map<Path, TreeEntry>();
  let at = 0;
  while (at < bytes.length) {
    const modeEnd = bytes.indexOf(space, at);
    const nameEnd = bytes.indexOf(0, at);
    const end = nameEnd + 1 + idBytes;
    if (modeEnd < 0 || nameEnd <= modeEnd + 1 || modeEnd - at > 6 || end > bytes.length)
      throw malformed();
    const name = nameOf(bytes.subarray(modeEnd + 1, nameEnd));
    if (entries.has(name)) throw malformed();
    const kind = kindOf(bytes.subarray(at, modeEnd));
    entries.set(name, { name, kind, object: parseSha(hexOf(bytes.subarray(nameEnd + 1, end))) });
    at = end;
  }
  return entries;
}

/** One level; equal objects of equal mode are not looked into. */
export function differenceOf(
  prefix: string,
  before: ReadonlyMap<Path, TreeEntry>,
  after: ReadonlyMap<Path, TreeEntry>,
): TreeDifference {
  const files: ChangedFile[] = [];
  const below: TreePair[] = [];
  const compare = (old: TreeEntry | undefined, now: TreeEntry | undefined): void => {
    if (old?.object === now?.object && old?.kind === now?.kind) return;
    const pair = { before: versionOf(prefix, old), after: versionOf(prefix, now) };
    if (pair.before !== null || pair.after !== null) files.push(pair);
    const name = old?.name ?? now?.name ?? "";
    const trees = { before: treeOf(old), after: treeOf(now) };
    if (trees.before !== trees.after) below.push({ prefix: `${prefix}${name}/`, ...trees });
  };
  for (const old of before.values()) compare(old, after.get(old.name));
  for (const now of after.values()) if (!before.has(now.name)) compare(undefined, now);
  return { files, below };
}

function versionOf(prefix: string, entry: TreeEntry | undefined): ChangedFile["before"] {
  if (entry === undefined || entry.kind === "tree") return null;
  return { path: `${prefix}${entry.name}` as Path, kind: entry.kind, object: entry.object };
}

function treeOf(entry: TreeEntry | undefined): Sha | null {
  return entry?.kind === "tree" ? entry.object : null;
}

function nameOf(bytes: Uint8Array): Path {
  if (bytes.includes(slash)) throw malformed();
  return pathOfBytes(bytes);
}

function kindOf(mode: Uint8Array): EntryKind | "tree" {
  const text = String.fromCharCode(...mode);
  if (text === "40000" || text === "040000") return "tree";
  const kind = kindOfMode(text);
  if (kind === null) throw malformed();
  return kind;
}

function malformed(): Problem {
  return new Problem("malformed-input", "A tree object cannot be read.");
}
