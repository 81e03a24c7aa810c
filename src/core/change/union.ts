/** One list of files over several merge bases. */
import { type ChangedFile, pathOf, type Version } from "../../domain/change.ts";

/** Every pair of versions once, in the order of the paths. */
export function unionOf(lists: readonly (readonly ChangedFile[])[]): readonly ChangedFile[] {
  const files = new Map<string, ChangedFile>();
  for (const file of lists.flat()) files.set(keyOf(file), file);
  return [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}

/** True when both list the same pairs of versions, and each path once. */
export function sameFiles(some: readonly ChangedFile[], others: readonly ChangedFile[]): boolean {
  const left = new Map(some.map((file) => [pathOf(file), file]));
  if (left.size !== some.length || some.length !== others.length) return false;
  return others.every((file) => {
    const same = left.get(pathOf(file));
    left.delete(pathOf(file));
    return same !== undefined && isSame(same.before, file.before) && isSame(same.after, file.after);
  });
}

function isSame(one: Version | null, other: Version | null): boolean {
  return one?.path === other?.path && one?.kind === other?.kind && one?.object === other?.object;
}

/** No path holds a NUL, so no two files share a key. */
function keyOf(file: ChangedFile): string {
  return `${pathOf(file)}\0${versionKey(file.before)}\0${versionKey(file.after)}`;
}

function versionKey(version: Version | null): string {
  return version === null ? "" : `${version.path}\0${version.kind}\0${version.object}`;
}
