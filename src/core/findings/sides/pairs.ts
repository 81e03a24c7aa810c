/** Statements of both sides that are two states of the same one. */
import { diffArrays } from "diff";
import type { Routine, Step } from "./routine.ts";

export interface Placed {
  readonly step: Step;
  readonly routine: Routine;
}

export interface Pair {
  readonly before: Placed;
  readonly after: Placed;
}

/** What stands between two statements that both sides have. */
export interface Gap {
  readonly before: readonly Placed[];
  readonly after: readonly Placed[];
}

const mostEdits = 400;

export interface RoutineSides {
  readonly before: { readonly routines: readonly Routine[] };
  readonly after: { readonly routines: readonly Routine[] };
}

/** How a function is called on the new side, also one of the old. */
export type PathOf = (placed: Placed) => string | null;

export function gapsOf(sides: RoutineSides, pathOf: PathOf = ownPath): readonly Gap[] {
  const before = placedIn(sides.before.routines);
  const after = placedIn(sides.after.routines);
  const keyOf = (placed: Placed): string =>
    `${pathOf(placed)}\0${placed.step.place}\0${placed.step.text}`;
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: mostEdits }) as
    | ReturnType<typeof diffArrays<string>>
    | undefined;
  // Too far apart to align: everything may be anything's counterpart.
  if (changes === undefined) return [{ before, after }];
  return gapsFrom(changes, before, after);
}

function gapsFrom(
  changes: ReturnType<typeof diffArrays<string>>,
  before: readonly Placed[],
  after: readonly Placed[],
): readonly Gap[] {
  const gaps: Gap[] = [];
  const at = { before: 0, after: 0 };
  const from = { before: 0, after: 0 };
  const close = (): void => {
    const gap = {
      before: before.slice(from.before, at.before),
      after: after.slice(from.after, at.after),
    };
    if (gap.before.length + gap.after.length > 0) gaps.push(gap);
  };
  for (const change of changes) {
    if (change.removed) at.before += change.count;
    else if (change.added) at.after += change.count;
    else {
      close();
      from.before = at.before += change.count;
      from.after = at.after += change.count;
    }
  }
  close();
  return gaps;
}

function placedIn(routines: readonly Routine[]): readonly Placed[] {
  return routines.flatMap((routine) => routine.steps.map((step) => ({ step, routine })));
}

function ownPath({ routine }: Placed): string | null {
  return routine.path;
}

/**
 * Pairs those with equal keys for which `fits`, each at most once, and gives back what is left.
 * In the order of the old side.
 */
export function match(
  gap: Gap,
  key: (placed: Placed) => string,
  fits: (before: Placed, after: Placed) => boolean,
): { readonly pairs: readonly Pair[]; readonly rest: Gap } {
  const waiting = Map.groupBy(gap.after, key);
  const pairs: Pair[] = [];
  const rest: Placed[] = [];
  for (const before of gap.before) {
    const candidates = waiting.get(key(before));
    const after = candidates?.[0];
    if (candidates === undefined || after === undefined || !fits(before, after)) rest.push(before);
    else {
      candidates.shift();
      pairs.push({ before, after });
    }
  }
  const used = new Set(pairs.map((pair) => pair.after));
  return { pairs, rest: { before: rest, after: gap.after.filter((placed) => !used.has(placed)) } };
}
