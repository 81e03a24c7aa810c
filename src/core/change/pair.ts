/** Renames: which deleted file became which added one. Paired here and not by git, so that the App and the command line agree. */
import type { ChangedFile, Version } from "../../domain/change.ts";
import { similarPairs } from "./similar.ts";

/** Past this many unpaired files nobody reads a rename as a rename; they stay deleted and added. */
const mostCandidates = 2_000;

interface Rename {
  readonly before: ChangedFile;
  readonly after: ChangedFile;
}

/** Pairs what was moved without a change of content. Empty files have nothing to know them by. */
export function pairMoves(files: readonly ChangedFile[]): readonly ChangedFile[] {
  const deleted = Map.groupBy(files.filter(isDeleted), (file) => file.before?.object);
  const renames: Rename[] = [];
  for (const [object, added] of Map.groupBy(files.filter(isAdded), (file) => file.after?.object)) {
    if (object !== undefined && !emptyBlobs.has(object))
      renames.push(...matchesOf(deleted.get(object) ?? [], added));
  }
  return joined(files, renames);
}

/**
 * The deleted and added files whose text would tell whether they are one: read them, then ask
 * `pairRenames`. Empty when there is nothing to pair, or too much.
 */
export function renameCandidatesOf(files: readonly ChangedFile[]): readonly Version[] {
  return isTooMuchToPair(files) ? [] : loneVersionsOf(files);
}

/** Whoever sees a file deleted here cannot say that it is gone: it may have another name now. */
export function isTooMuchToPair(files: readonly ChangedFile[]): boolean {
  return loneVersionsOf(files).length > mostCandidates;
}

/** Empty unless there are both deleted and added ones. */
function loneVersionsOf(files: readonly ChangedFile[]): readonly Version[] {
  const deleted = files.filter(isDeleted).map((file) => file.before);
  const added = files.filter(isAdded).map((file) => file.after);
  if (deleted.length === 0 || added.length === 0) return [];
  return [...deleted, ...added].filter((version) => version !== null);
}

/**
 * Pairs by text: at least half of the lines are the same. `textOf` gives null for what is no text
 * or was not read; that stays as it is.
 */
export function pairRenames(
  files: readonly ChangedFile[],
  textOf: (version: Version) => string | null,
): readonly ChangedFile[] {
  const candidates = new Set(renameCandidatesOf(files));
  const withText = (file: ChangedFile, version: Version | null) => {
    const text = version !== null && candidates.has(version) ? textOf(version) : null;
    return version === null || text === null ? [] : [{ item: file, path: version.path, text }];
  };
  const deleted = files.filter(isDeleted).flatMap((file) => withText(file, file.before));
  const added = files.filter(isAdded).flatMap((file) => withText(file, file.after));
  return joined(files, similarPairs(deleted, added));
}

/** Same names first, then in the order of the paths. */
function matchesOf(deleted: readonly ChangedFile[], added: readonly ChangedFile[]): Rename[] {
  const byName = Map.groupBy(deleted.toReversed(), (file) => nameOf(file.before));
  const taken = new Set<ChangedFile>();
  const renames: Rename[] = [];
  const take = (after: ChangedFile, before: ChangedFile | undefined): boolean => {
    if (before === undefined) return false;
    taken.add(before);
    renames.push({ before, after });
    return true;
  };
  const rest = added.filter((after) => !take(after, byName.get(nameOf(after.after))?.pop()));
  const free = deleted.filter((before) => !taken.has(before));
  for (const [index, after] of rest.entries()) take(after, free[index]);
  return renames;
}

function joined(files: readonly ChangedFile[], renames: readonly Rename[]): ChangedFile[] {
  const beforeOf = new Map(renames.map((rename) => [rename.after, rename.before.before]));
  const gone = new Set(renames.map((rename) => rename.before));
  return files
    .filter((file) => !gone.has(file))
    .map((file) => ({ before: beforeOf.get(file) ?? file.before, after: file.after }));
}

function isDeleted(file: ChangedFile): boolean {
  return file.after === null && isRegular(file.before);
}

function isAdded(file: ChangedFile): boolean {
  return file.before === null && isRegular(file.after);
}

function isRegular(version: Version | null): boolean {
  return version?.kind === "file" || version?.kind === "executable";
}

function nameOf(version: Version | null): string {
  return version?.path.slice(version.path.lastIndexOf("/") + 1) ?? "";
}

/** What an empty file is called, in SHA-1 and in SHA-256. */
const emptyBlobs: ReadonlySet<string> = new Set([
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
]);
