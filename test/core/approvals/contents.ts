/** Trees of four files in whole numbers, and what a merge makes of three of them. */
import { differenceOf, pathsToCompare, shownPaths } from "../../../src/core/approvals/binding.ts";
import type { Differs, Entry } from "../../../src/domain/binding.ts";
import type { ChangedFile, Path, Version } from "../../../src/domain/change.ts";
import { sha } from "../ordinary.ts";

export const guardedPaths = ["strategies/a.py", "strategies/b.py"];
export const paths = [...guardedPaths, "docs/a.md", "docs/b.md"] as Path[];

/** Which version of each path a tree holds; 0: none. */
export type Tree = readonly number[];
export interface Shown {
  readonly mergeBase: Tree;
  readonly head: Tree;
  /** Tip of the base branch. */
  readonly base: Tree;
}

function versionAt(tree: Tree, at: number): Version | null {
  const version = tree[at] ?? 0;
  const path = paths[at];
  return version === 0 || path === undefined
    ? null
    : { path, kind: version === 3 ? "executable" : "file", object: sha(String(version)) };
}

export function filesOf({ mergeBase, head }: Shown): readonly ChangedFile[] {
  return paths.flatMap((_, at) =>
    mergeBase[at] === head[at]
      ? []
      : [{ before: versionAt(mergeBase, at), after: versionAt(head, at) }],
  );
}

export const isGuarded = ({ before, after }: ChangedFile) =>
  guardedPaths.includes(before?.path ?? after?.path ?? "");

function onBase({ base }: Shown): ReadonlyMap<Path, Entry> {
  return new Map(
    paths.map((path, at) => {
      const version = versionAt(base, at);
      return [path, version === null ? null : { kind: version.kind, object: version.object }];
    }),
  );
}

export function difference(given: Shown, now: Shown): Differs | null {
  const all = [given, now].flatMap((shown) => pathsToCompare(filesOf(shown), isGuarded));
  const compared = [...new Set(all)];
  const view = (shown: Shown) => shownPaths(filesOf(shown), compared, onBase(shown));
  return differenceOf(view(given), view(now));
}

/** A version, or a mixture of three. */
export function mergedAt({ mergeBase, head, base }: Shown, at: number): unknown {
  const [before, after, there] = [mergeBase[at], head[at], base[at]];
  if (there === before || there === after) return after;
  return after === before ? there : [before, after, there];
}
