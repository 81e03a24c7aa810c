/** Earlier names of files that were moved out of what areas name: what guarded those guards these (C03). */
import type { Moved } from "../../domain/policy.ts";
import { foldOf, trimmedOf } from "./fold.ts";

/** Every move that led to the path, the last one first. */
export type MovesTo = (path: string) => readonly Moved[];

export function openLineage(moved: readonly Moved[]): MovesTo {
  if (moved.length === 0) return () => [];
  const byName = Map.groupBy(moved, ({ to }) => nameOf(to));
  return (path) => {
    const found = new Set(byName.get(nameOf(path)));
    // Grows while it is walked; a file may have gone in a circle.
    for (const { from } of found)
      for (const before of byName.get(nameOf(from)) ?? []) found.add(before);
    return [...found];
  };
}

/** As the globs of areas match it. */
function nameOf(path: string): string {
  return trimmedOf(foldOf(path));
}
