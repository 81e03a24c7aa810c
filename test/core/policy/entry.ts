/** Entries and changed files as tests write them. */
import type { ChangedFile, EntryKind, Path, Version } from "../../../src/domain/change.ts";
import { parseSha } from "../../../src/domain/sha.ts";

const object = parseSha("0".repeat(40));

export function entry(path: string, kind: EntryKind = "file"): Version {
  return { path: path as Path, kind, object };
}

export function added(path: string, kind?: EntryKind): ChangedFile {
  return { before: null, after: entry(path, kind) };
}

export function renamed(from: string, to: string): ChangedFile {
  return { before: entry(from), after: entry(to) };
}
