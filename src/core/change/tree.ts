/** A tree object, and how two of them differ: our own second look beside git's. */
import type { ChangedFile, EntryKind, Path, Version } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import { hexOf } from "./hex.ts";
import { bytesOfPath, pathOfBytes } from "./path.ts";
import { kindOfMode } from "./raw.ts";

/** Most entries are never looked at, so they stay bytes until `nameOf` and `objectOf`. */
export interface TreeEntry {
  readonly kind: EntryKind | "tree";
  /** The id, one character per byte: equal for equal ids. */
  readonly key: string;
  /** The whole tree, and where the name stands in it; the id follows after one byte. */
  readonly bytes: Uint8Array;
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** By name, one character per byte: equal for equal names. */
export type Directory = ReadonlyMap<string, TreeEntry>;

/**
 * A directory and what it was, in each of several trees; null where it does not exist. `prefix`
 * ends with "/" or is empty.
 */
export interface TreePair {
  readonly prefix: string;
  readonly befores: readonly [Sha | null, ...(Sha | null)[]];
  readonly after: Sha | null;
}

/** What two directories differ in: files, and directories still to be looked into. */
export interface TreeDifference {
  readonly files: readonly ChangedFile[];
  readonly below: readonly TreePair[];
}

/** One character per byte, and never the same one for two bytes. */
const perByte = new TextDecoder("latin1");

/**
 * The entries; `idBytes` is 20 (SHA-1) or 32 (SHA-256).
 * Throws "malformed-input" for a broken entry and for a name that stands twice or is no name.
 */
export function parseTree(bytes: Uint8Array, idBytes: number): Directory {
  const text = perByte.decode(bytes);
  const entries = new Map<string, TreeEntry>();
  let at = 0;
  while (at < text.length) {
    const modeEnd = text.indexOf(" ", at);
    const nameEnd = text.indexOf("\0", at);
    const end = nameEnd + 1 + idBytes;
    if (modeEnd < 0 || nameEnd <= modeEnd + 1 || end > text.length) throw malformed();
    const name = text.slice(modeEnd + 1, nameEnd);
    if (name.includes("/") || entries.has(name)) throw malformed();
    entries.set(name, {
      kind: kindOf(text.slice(at, modeEnd)),
      key: text.slice(nameEnd + 1, end),
      bytes,
      nameStart: modeEnd + 1,
      nameEnd,
    });
    at = end;
  }
  return entries;
}

/** The entry of that name: text as `nameOf` gives it. */
export function entryOf(directory: Directory, name: string): TreeEntry | undefined {
  return directory.get(perByte.decode(bytesOfPath(name)));
}

/** The path of the entry within its tree. */
export function nameOf(entry: TreeEntry): Path {
  return pathOfBytes(entry.bytes.subarray(entry.nameStart, entry.nameEnd));
}

export function objectOf(entry: TreeEntry): Sha {
  const start = entry.nameEnd + 1;
  return parseSha(hexOf(entry.bytes.subarray(start, start + entry.key.length)));
}

/**
 * One level: what differs from all of `befores`, with its version in the first of them. Equal
 * objects of equal mode are not looked into.
 */
export function differenceOf(
  prefix: string,
  [first, ...others]: readonly [Directory, ...Directory[]],
  after: Directory,
): TreeDifference {
  const files: ChangedFile[] = [];
  const below: TreePair[] = [];
  const compare = (name: string, old: TreeEntry | undefined, now: TreeEntry | undefined): void => {
    const either = old ?? now;
    if (either === undefined || isSame(old, now)) return;
    const more = others.map((other) => other.get(name));
    if (more.some((each) => isSame(each, now))) return;
    const pair = { before: versionOf(prefix, old), after: versionOf(prefix, now) };
    const isFile = pair.after !== null || [old, ...more].every(isFileEntry);
    if (isFile) files.push(pair);
    const trees = { befores: [treeOf(old), ...more.map(treeOf)] as const, after: treeOf(now) };
    if (!trees.befores.includes(trees.after))
      below.push({ prefix: `${prefix}${nameOf(either)}/`, ...trees });
  };
  for (const [name, old] of first) compare(name, old, after.get(name));
  for (const [name, now] of after) if (!first.has(name)) compare(name, undefined, now);
  return { files, below };
}

function isSame(one: TreeEntry | undefined, other: TreeEntry | undefined): boolean {
  return one?.key === other?.key && one?.kind === other?.kind;
}

function isFileEntry(entry: TreeEntry | undefined): boolean {
  return entry !== undefined && entry.kind !== "tree";
}

function versionOf(prefix: string, entry: TreeEntry | undefined): Version | null {
  if (entry === undefined || entry.kind === "tree") return null;
  return {
    path: `${prefix}${nameOf(entry)}` as Path,
    kind: entry.kind,
    object: objectOf(entry),
  };
}

function treeOf(entry: TreeEntry | undefined): Sha | null {
  return entry?.kind === "tree" ? objectOf(entry) : null;
}

function kindOf(mode: string): EntryKind | "tree" {
  if (mode === "40000" || mode === "040000") return "tree";
  const kind = kindOfMode(mode);
  if (kind === null) throw malformed();
  return kind;
}

function malformed(): Problem {
  return new Problem("malformed-input", "A tree object cannot be read.");
}
