/** Guarded files that a change moves to where no area names them, and those that came there before. */
import { type ChangedFile, pathsOf } from "../../domain/change.ts";
import type { Decision, MovedFile } from "../../domain/decision.ts";
import type { GuardedFile, Inspection } from "../../domain/inspection.ts";
import type { Moved, Policy } from "../../domain/policy.ts";
import { openLineage } from "./lineage.ts";
import { compileAreas } from "./match.ts";

export function movesIn(
  inspection: Inspection,
  policy: Policy,
  pull: number,
): Pick<Decision, "moved" | "movedOut"> {
  const movedOut = movedOutOf(inspection, policy, pull);
  const moved = movesBehind(inspection, policy);
  return {
    ...(movedOut.length === 0 ? {} : { movedOut }),
    ...(moved.length === 0 ? {} : { moved }),
  };
}

/** What stays guarded only for what it was, once this is merged. */
export function movedOutOf(
  { guarded }: Inspection,
  { areas, moved = [] }: Pick<Policy, "areas" | "moved">,
  pull: number,
): readonly MovedFile[] {
  const renames = guarded.flatMap(({ file }) => renameIn(file, pull));
  if (renames.length === 0) return [];
  const own = compileAreas({ areas });
  const later = compileAreas({ areas, moved: [...moved, ...renames.map(({ move }) => move)] });
  return renames.flatMap(({ move: { from, to }, after }): readonly MovedFile[] => {
    const named = new Set(own.areasAt(after));
    const lost = later.areasAt(after).filter((area) => !named.has(area));
    return lost.length === 0 ? [] : [{ from, to, areas: lost.map(({ name }) => name) }];
  });
}

/** Moves by which files of this change are guarded, though no area names them now. */
export function movesBehind(
  { guarded, passing }: Inspection,
  { areas, moved = [] }: Pick<Policy, "areas" | "moved">,
): readonly Moved[] {
  if (moved.length === 0) return [];
  const own = compileAreas({ areas });
  const movesTo = openLineage(moved);
  const isForMoves = ({ file, areas: guarding }: GuardedFile) => {
    const named = new Set(own.areasOf(file).map(({ name }) => name));
    return guarding.some((name) => !named.has(name));
  };
  const found = [...guarded, ...passing].flatMap((guardedFile) => {
    const moves = pathsOf(guardedFile.file).flatMap(movesTo);
    return moves.length > 0 && isForMoves(guardedFile) ? moves : [];
  });
  return [...new Set(found)];
}

function renameIn({ before, after }: ChangedFile, pull: number) {
  return before === null || after === null || before.path === after.path
    ? []
    : [{ move: { from: before.path, to: after.path, pull }, after }];
}
