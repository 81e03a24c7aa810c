/** What git reads to merge two changes of the same base. */
import { type ChangedFile, pathOf, type Version } from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";

/**
 * All versions of what both sides changed, and of what a side may have renamed: the texts of files
 * that it deleted and of those that it added.
 */
export function blobsOfMerge(
  ours: readonly ChangedFile[],
  theirs: readonly ChangedFile[],
): readonly Sha[] {
  const other = new Map(theirs.map((file) => [pathOf(file), file]));
  const both = ours.flatMap((file) => {
    const their = other.get(pathOf(file));
    return their === undefined ? [] : [file, their];
  });
  const files = [...both, ...renamedIn(ours), ...renamedIn(theirs)];
  const versions = files.flatMap(({ before, after }) => [before, after]).filter(isBlob);
  return [...new Set(versions.map(({ object }) => object))];
}

function renamedIn(files: readonly ChangedFile[]): readonly ChangedFile[] {
  const deleted = files.filter(({ after }) => after === null);
  const added = files.filter(({ before }) => before === null);
  return deleted.length === 0 || added.length === 0 ? [] : [...deleted, ...added];
}

function isBlob(version: Version | null): version is Version {
  return version !== null && version.kind !== "submodule";
}
