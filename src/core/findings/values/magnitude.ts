/** Numbers of a function that belong together: the same power of ten on both sides of an equation. */
import type { Token } from "../../syntax/token.ts";
import type { Edited } from "../sides/matching.ts";
import type { Routine } from "../sides/routine.ts";
import { constantOf } from "./constant.ts";

export interface Parted {
  readonly before: Token;
  readonly after: Token;
  /** How many still hold the old one. */
  readonly left: number;
}

const mostEdits = 12;
const smallest = 100;

/** Numbers that became others by a power of ten, where the old one is still used beside them. */
export function partedIn({ diff, before, after }: Edited): readonly Parted[] {
  const edits = diff.edits ?? [];
  if (edits.length === 0 || edits.length > mostEdits) return [];
  return edits.flatMap((edit) => {
    const [old] = edit.before;
    const [now] = edit.after;
    if (old?.kind !== "number" || now?.kind !== "number") return [];
    if (edit.before.length !== 1 || edit.after.length !== 1) return [];
    if (!isPowerOfTenApart(valueIn(old), valueIn(now))) return [];
    const known = countOf(before.routine, old.text);
    const left = countOf(after.routine, old.text);
    return known > left && left > 0 ? [{ before: old, after: now, left }] : [];
  });
}

function isPowerOfTenApart(old: number, now: number): boolean {
  if (old < smallest || now <= 0 || old === now) return false;
  const power = Math.log10(now / old);
  return Math.abs(power - Math.round(power)) < 1e-9;
}

function valueIn(token: Token): number {
  const value = constantOf([token]);
  return value?.kind === "number" ? value.number : 0;
}

function countOf(routine: Routine, text: string): number {
  const counts = known.get(routine) ?? countsOf(routine);
  known.set(routine, counts);
  return counts.get(text) ?? 0;
}

/** Counted once, however many numbers of it changed. */
const known = new WeakMap<Routine, ReadonlyMap<string, number>>();

function countsOf(routine: Routine): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { statement } of routine.steps)
    for (const { kind, text } of statement.tokens)
      if (kind === "number") counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
