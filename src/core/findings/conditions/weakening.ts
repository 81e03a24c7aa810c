/** How a condition came to hold more often, or less often, than before. */
import { type Logic, textOfLogic } from "./condition.ts";

export interface Weakening {
  readonly kind: /** A part that had to hold as well is gone. */
    | "dropped"
    /** A part that is enough by itself is new. */
    | "added";
  readonly parts: readonly Logic[];
}

const mostDepth = 12;

/** What lets `now` hold more often than `old`; null when it does not, or when nobody can say. */
export function looserThan(old: Logic, now: Logic, depth = 0): Weakening | null {
  if (depth > mostDepth || textOfLogic(old) === textOfLogic(now)) return null;
  if (isAlways(now)) return { kind: "dropped", parts: partsOf("all", old) };
  return byConjuncts(old, now, depth) ?? byDisjuncts(old, now, depth);
}

/** What lets `now` hold less often than `old`, told as what was added to it or dropped from it. */
export function tighterThan(old: Logic, now: Logic): Weakening | null {
  const back = looserThan(now, old);
  return back === null ? null : { ...back, kind: back.kind === "dropped" ? "added" : "dropped" };
}

/** `all` of nothing always holds. */
export function allOf(parts: readonly Logic[]): Logic {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  return { kind: "all", of: parts.flatMap((part) => partsOf("all", part)) };
}

function byConjuncts(old: Logic, now: Logic, depth: number): Weakening | null {
  const { gone, fresh } = compared(partsOf("all", old), partsOf("all", now));
  if (fresh.length === 0 && gone.length > 0) return { kind: "dropped", parts: gone };
  return inside(old, now, gone, fresh, depth);
}

function byDisjuncts(old: Logic, now: Logic, depth: number): Weakening | null {
  const { gone, fresh } = compared(partsOf("any", old), partsOf("any", now));
  if (gone.length === 0 && fresh.length > 0) return { kind: "added", parts: fresh };
  return inside(old, now, gone, fresh, depth);
}

/** One part of each differs: the change is in there. */
function inside(
  old: Logic,
  now: Logic,
  gone: readonly Logic[],
  fresh: readonly Logic[],
  depth: number,
): Weakening | null {
  const [was, second] = gone;
  const [is, third] = fresh;
  if (was === undefined || is === undefined || second !== undefined || third !== undefined)
    return null;
  return was === old && is === now ? null : looserThan(was, is, depth + 1);
}

function compared(
  old: readonly Logic[],
  now: readonly Logic[],
): { readonly gone: readonly Logic[]; readonly fresh: readonly Logic[] } {
  const before = new Set(old.map(textOfLogic));
  const after = new Set(now.map(textOfLogic));
  return {
    gone: old.filter((part) => !after.has(textOfLogic(part))),
    fresh: now.filter((part) => !before.has(textOfLogic(part))),
  };
}

function partsOf(kind: "all" | "any", logic: Logic): readonly Logic[] {
  if (kind === "all" && isAlways(logic)) return [];
  return logic.kind === kind
    ? logic.of.filter((part) => kind === "any" || !isAlways(part))
    : [logic];
}

/** `True`, and what must hold when nothing must. */
function isAlways(logic: Logic): boolean {
  if (logic.kind === "leaf") return /^(?:[Tt]rue|1|not (?:[Ff]alse|0))$/.test(logic.text);
  return logic.kind === "all" && logic.of.every(isAlways);
}
