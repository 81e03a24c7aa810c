/** One list of files over several merge bases. */
import type { ChangedFile, Version } from "../../domain/change.ts";

/** Every pair of versions once, in the order of the paths. */
export function unionOf(lists: readonly (readonly ChangedFile[])[]): readonly ChangedFile[] {
  const files = new Map<string, ChangedFile>();
  for (const file of lists.flat()) files.set(keyOf(file), file);
  return [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}

/** True when both list the same pairs of versions, each as often. */
export function sameFiles(some: readonly ChangedFile[], others: readonly ChangedFile[]): boolean {
  const keys = new Set(some.map(keyOf));
  return (
    keys.size === some.length &&
    some.length === others.length &&
    new Set(others.map(keyOf)).size === others.length &&
    others.every((file) => keys.has(keyOf(file)))
  );
}

/** No path holds a NUL, so no two files share a key. */
function keyOf(file: ChangedFile): string {
  const path = file.after?.path ?? file.before?.path ?? "";
  return `${path}\0${versionKey(file.before)}\0${versionKey(file.after)}`;
}

function versionKey(version: Version | null): string {
  return version === null ? "" : `${version.path}\0${version.kind}\0${version.object}`;
}
