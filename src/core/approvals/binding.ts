/**
 * Whether what would be merged now is what a review was shown: file by file, as git names contents.
 *
 * What a merge makes of a file follows from three versions: the one before the change, the one after
 * it, and the one at the tip of the base branch. While all three of every guarded file are what they
 * were, whatever else moved (a clean update, another base, unguarded files) changes nothing that was
 * approved; patch ids, dates and what GitHub says a review is about have no say (B02, B03, B04, B08).
 */
import type { Differs, Entry, ShownPath } from "../../domain/binding.ts";
import { type ChangedFile, type Path, pathsOf } from "../../domain/change.ts";

export type IsGuarded = (file: ChangedFile) => boolean;

/**
 * The guarded paths of a change. Where something guarded was deleted, any file that came may be it
 * under another name; where something guarded came, any that was deleted.
 */
export function pathsToCompare(
  files: readonly ChangedFile[],
  isGuarded: IsGuarded,
): readonly Path[] {
  const guarded = files.filter(isGuarded);
  const isGone = guarded.some(({ after }) => after === null);
  const isNew = guarded.some(({ before }) => before === null);
  const partners = files.filter(
    ({ before, after }) => (isGone && before === null) || (isNew && after === null),
  );
  return [...new Set([...guarded, ...partners].flatMap(pathsOf))];
}

/** `onBase`: what the base branch holds, for each of the paths. */
export function shownPaths(
  files: readonly ChangedFile[],
  paths: readonly Path[],
  onBase: ReadonlyMap<Path, Entry>,
): ReadonlyMap<Path, ShownPath> {
  const wanted = new Set(paths);
  const sides = new Map<Path, (readonly [Entry, Entry])[]>();
  for (const file of files)
    for (const path of pathsOf(file).filter((each) => wanted.has(each)))
      sides.set(path, [...(sides.get(path) ?? []), sidesAt(file, path)]);
  return new Map(
    paths.map((path) => [
      path,
      { path, sides: sides.get(path) ?? [], onBase: onBase.get(path) ?? null },
    ]),
  );
}

function sidesAt({ before, after }: ChangedFile, path: Path): readonly [Entry, Entry] {
  return [entryAt(before, path), entryAt(after, path)];
}

function entryAt(version: ChangedFile["before"], path: Path): Entry {
  return version?.path === path ? { kind: version.kind, object: version.object } : null;
}

/** The first path that differs, in the order of the paths; both sides have the same paths. */
export function differenceOf(
  then: ReadonlyMap<Path, ShownPath>,
  now: ReadonlyMap<Path, ShownPath>,
): Differs | null {
  for (const path of [...now.keys()].toSorted()) {
    const [was, is] = [then.get(path), now.get(path)];
    if (was === undefined || is === undefined) return { kind: "not-shown", path };
    const kind = differenceAt(was, is);
    if (kind !== null) return { kind, path };
  }
  return null;
}

/** The first change of a file that was not shown so. */
export function unshownIn(
  then: ReadonlyMap<Path, ShownPath>,
  now: ReadonlyMap<Path, ShownPath>,
): Differs | null {
  for (const [path, { sides }] of now)
    if (sides.length > 0 && keyOf(then.get(path)?.sides ?? []) !== keyOf(sides))
      return { kind: "not-shown", path };
  return null;
}

type AtPath = Exclude<Differs["kind"], "unreadable" | "in-commit">;

function differenceAt(then: ShownPath, now: ShownPath): AtPath | null {
  if (now.sides.length === 0) return then.sides.length === 0 || isThere(then, now) ? null : "gone";
  if (then.sides.length === 0) return "not-shown";
  if (keyOf(then.sides.map(([, after]) => after)) !== keyOf(now.sides.map(([, after]) => after)))
    return "changed";
  if (keyOf(then.sides) !== keyOf(now.sides)) return "not-shown";
  return keyOf([then.onBase]) === keyOf([now.onBase]) ? null : "base-moved";
}

/** What was shown has come to the base branch by another way. */
function isThere({ sides, onBase }: ShownPath, now: ShownPath): boolean {
  return sides.every(
    ([before, after]) =>
      keyOf([before]) === keyOf([onBase]) && keyOf([after]) === keyOf([now.onBase]),
  );
}

/** In no order: several merge bases have none. */
function keyOf(sides: readonly unknown[]): string {
  return sides
    .map((side) => JSON.stringify(side))
    .toSorted()
    .join("\n");
}
