/** Functions that a file lost or gained: another file of the change may have their other half. */
import { callsIn } from "../calls/call.ts";
import { trustedIn } from "../calls/handed-on.ts";
import { lastNameOf } from "../checks/callees.ts";
import type { Lines } from "../detector.ts";
import { nameHeldBy } from "../values/named-value.ts";
import { counterpartsOf } from "./counterpart.ts";
import type { Routine } from "./routine.ts";
import type { Reading } from "./subject.ts";

export interface RoutineShape {
  /** `Book.rank`; hostile text. */
  readonly path: string;
  readonly lines: Lines;
  /** A number for each different statement, equal for equal ones. */
  readonly statements: readonly number[];
}

export interface Shape {
  /** On the old side alone. */
  readonly gone: readonly RoutineShape[];
  /** On the new side alone. */
  readonly fresh: readonly RoutineShape[];
  /** Names that are new here and hold something. */
  readonly names: readonly string[];
  /**
   * Names whose meaning another file may have: of what is called where a check went, of what gets
   * a secret, of what stands where a constant stood.
   */
  readonly asks: readonly string[];
}

export const noShape: Shape = { gone: [], fresh: [], names: [], asks: [] };

const mostRoutines = 400;
const mostStatements = 300;
const mostNames = 400;

/** `doubted`: paths of functions that lost a check. */
export function shapeOf(reading: Reading, doubted: ReadonlySet<string | null>): Shape {
  const { before, after, settings } = reading;
  const pairs = counterpartsOf(before.routines, after.routines);
  const known = new Set(pairs.map(({ now }) => now));
  const gone = pairs.flatMap(({ routine, now }) => (now === null ? [routine] : []));
  const fresh = after.routines.filter((routine) => !known.has(routine));
  const called = after.routines
    .filter(({ path }) => doubted.has(path))
    .flatMap(({ steps }) => steps.flatMap(({ statement }) => callsIn(statement.tokens)))
    .map(({ name }) => name);
  const held = settings.changed.flatMap(({ before: old, after: now }) => {
    const name = old.value === null ? null : nameHeldBy(now);
    return name === null ? [] : [name];
  });
  const asks = [...called, ...held, ...trustedIn(reading)];
  const names = settings.added.flatMap(({ name, placed }) => [name, ...placed.step.holders]);
  return {
    gone: gone.flatMap(shapesOf).slice(0, mostRoutines),
    fresh: fresh.flatMap(shapesOf).slice(0, mostRoutines),
    names: [...new Set(names.map(lastWordOf))].slice(0, mostNames),
    asks: [...new Set(asks)].slice(0, mostNames),
  };
}

/** `max` of `variable.max`. */
function lastWordOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function shapesOf(routine: Routine): readonly RoutineShape[] {
  const { path, lines, steps } = routine;
  if (path === null || lines === null || lastNameOf(routine) === "" || path.length > 300) return [];
  const statements = new Set(steps.slice(0, mostStatements).map(({ text }) => numberOf(text)));
  return [{ path, lines, statements: [...statements] }];
}

/** FNV-1a: short enough to pass between threads; two that collide only bring a second look. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
