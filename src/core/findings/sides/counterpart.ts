/** Which function of the new side is which of the old one, renames included. */
import type { Routine } from "./routine.ts";

export interface Counterpart {
  readonly routine: Routine;
  readonly now: Routine | null;
}

const mostCompared = 50;

export function counterpartsOf(
  before: readonly Routine[],
  after: readonly Routine[],
): readonly Counterpart[] {
  const waiting = Map.groupBy(after, (routine) => routine.path);
  const paired = before.map((routine) => ({
    routine,
    now: waiting.get(routine.path)?.shift() ?? null,
  }));
  const fresh = [...waiting.values()].flat().slice(0, mostCompared);
  let compared = 0;
  return paired.map((pair) => {
    if (pair.now !== null || compared >= mostCompared) return pair;
    compared += 1;
    return { routine: pair.routine, now: renamed(pair.routine, fresh) };
  });
}

/** The new function that has most of the old one's statements, if it has at least half. */
function renamed(routine: Routine, fresh: readonly Routine[]): Routine | null {
  const texts = new Set(routine.steps.map((step) => step.text));
  let best: Routine | null = null;
  let most = 0;
  for (const candidate of fresh) {
    const shared = new Set(
      candidate.steps.map((step) => step.text).filter((text) => texts.has(text)),
    ).size;
    if (shared > most) [best, most] = [candidate, shared];
  }
  return most > 0 && most * 2 >= texts.size ? best : null;
}
