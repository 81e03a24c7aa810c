/** Whether a branch that moved leaves a change into it, and what was approved of it, as they were. */
import { type Change, type ChangedFile, type Path, pathsOf } from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";

/** What the branch holds of these is a policy for every change into it. */
const policies = [".github/foureyes.yml", "foureyes.yml"];

/** What a pull request was before, and is held against still. */
export interface Before {
  /** Where its branch was moved to: whoever did so has no part in it once the base holds that. */
  readonly commits: readonly Sha[];
  /** That reviews were shown. */
  readonly files: readonly ChangedFile[];
}

export type LeavesAsItWas = (change: Change, before: Before) => boolean;

/** `move`: from the tip that changes were decided against to the tip now. Null: it leaves none as it was. */
export function openMove(move: Change): LeavesAsItWas | null {
  const [from, ...more] = move.mergeBases;
  if (from !== move.base || more.length > 0) return null;
  const commits = new Set(move.commits.map(({ sha }) => sha));
  const touched = new Set<string>(move.files.flatMap(pathsOf));
  if (policies.some((path) => touched.has(path))) return null;
  const folders = new Set([...touched].flatMap(foldersOf));
  // A file in the place of a folder touches all that was in it, and the other way round.
  const isTouched = (path: Path) =>
    touched.has(path) || folders.has(path) || foldersOf(path).some((folder) => touched.has(folder));
  // What both have, the old tip has, too, unless the move brought it: else they meet where they met.
  return (change, before) =>
    change.base === from &&
    ![...change.commits.map(({ sha }) => sha), ...before.commits].some((sha) => commits.has(sha)) &&
    ![...change.files, ...before.files].flatMap(pathsOf).some(isTouched);
}

/** `a` and `a/b` of `a/b/c`. */
function foldersOf(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, depth) => names.slice(0, depth + 1).join("/"));
}
