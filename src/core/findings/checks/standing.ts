/** Which checks of the old side no longer stand on the new one. */
import type { Hunk } from "../../change/lines.ts";
import { textOf } from "../../syntax/statement.ts";
import { callsIn, isCheckName } from "../calls/call.ts";
import { isInverted, protectionsOf } from "../conditions/inverted.ts";
import { counterpartsOf } from "../sides/counterpart.ts";
import { renamingBetween } from "../sides/operand.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { aliasesOf, spelledOut } from "./alias.ts";
import { freshMarksOf, guardsAround } from "./around.ts";
import { byLastName, guardsOfCallees, lastNameOf } from "./callees.ts";
import { failingIn } from "./failing.ts";
import type { Fate } from "./fate.ts";
import { type Guard, guardsOf, isBareError, sourceOf } from "./guard.ts";
import { successorsIn } from "./instead.ts";
import { isAllOfIt, isLeftAlone, keptOf, missingIn } from "./left-alone.ts";
import { type OtherOperand, otherFieldOf, otherOperandOf, toothlessOf } from "./toothless.ts";
import { weakerBecause } from "./weaker.ts";

export interface LostGuard {
  readonly guard: Guard;
  readonly routine: Routine;
  readonly fate: Fate;
  /** True when most of what it protected is there as before. */
  readonly isSurgical: boolean;
  /** True when the function is as it was but for the check. */
  readonly isAlone: boolean;
}

export function lostGuardsOf(reading: Reading): readonly LostGuard[] {
  const before = reading.before.routines;
  const after = reading.after.routines;
  const around = [...after, ...reading.beside.flatMap(({ source }) => source.routines)];
  const names = byLastName(around);
  const failing = { before: failingIn(before), after: failingIn(around) };
  const touched = touchedLinesOf(reading.hunks);
  const edited = new Map(reading.matching.edited.map((pair) => [pair.before.step, pair]));
  return counterpartsOf(before, after).flatMap(({ routine, now }) => {
    const old = guardsOf(routine, failing.before);
    if (old.length === 0) return [];
    if (now === null)
      return isCalled(routine, reading) ? old.map((guard) => ({ guard, routine, ...wholly })) : [];
    const standing = [
      ...guardsOf(now, failing.after),
      ...guardsOfCallees(now, names, failing.after),
      ...guardsAround(now, after, failing.after),
    ];
    const lost = lostFrom(inOrderOfLoss(old, touched), standing, routine, now);
    if (lost.length === 0) return [];
    const marks = freshMarksOf({ routine, routines: before }, { routine: now, routines: after });
    const successors = successorsIn({ routine, now, edited, routines: names, failing, marks });
    const kept = keptOf(now, reading.matching);
    const missing = missingIn(routine, now);
    const fateOf = ({ guard, onlyWhen, otherField, silenced }: Lost): Fate => {
      const pair = edited.get(guard.step);
      const toothless = toothlessOf(guard, now, pair);
      if (toothless !== null) return { kind: "toothless", now: toothless };
      if (silenced !== null) return { kind: "silenced", now: { step: silenced, routine: now } };
      const operand = otherField ?? otherOperandOf(pair, reading.matching.edited);
      if (operand !== null) return { kind: "other-operand", operand, now: operand.now };
      if (onlyWhen !== null) return { kind: "conditional", onlyWhen };
      const successor = successors.of(guard);
      if (successor === null) return { kind: "gone" };
      const because = weakerBecause(guard, pair);
      return because === null
        ? { kind: "replaced", now: successor }
        : { kind: "weaker", now: successor, because };
    };
    return lost
      .filter(({ guard }) => !successors.isStillAsked(guard))
      .map((each) => ({
        guard: each.guard,
        routine,
        fate: fateOf(each),
        isSurgical: each.onlyWhen !== null || isLeftAlone(each.guard, routine, kept),
        isAlone: missing !== null && isAllOfIt(missing, each.guard),
      }));
  });
}

/** Of a function that is gone. */
const wholly = { fate: { kind: "gone" }, isSurgical: false, isAlone: false } as const;

interface Lost {
  readonly guard: Guard;
  readonly onlyWhen: string | null;
  readonly otherField: OtherOperand | null;
  readonly silenced: Step | null;
}

function lostFrom(
  old: readonly Guard[],
  standing: readonly Guard[],
  routine: Routine,
  now: Routine,
): readonly Lost[] {
  const { missing, rest } = matched(old, standing);
  if (missing.length === 0) return [];
  const spell = spellerOf(routine, now);
  const spelled = rest.map(spell.now);
  const byConjunct = Map.groupBy(spelled, (guard) => guard.conjuncts[0] ?? "");
  const byKey = Map.groupBy(rest, (guard) => guard.key);
  const byPart = byEveryPart(rest);
  const isRenamed = renamingBetween(routine, now);
  const protections = protectionsOf(now);
  const called = new Set(
    now.steps.flatMap((step) => callsIn(step.statement.tokens).map((call) => call.name)),
  );
  return missing
    .filter((guard) => !isCovered(spell.old(guard), byConjunct))
    .filter((guard) => !isInverted(guard, protections) && !isGoneWithItsSource(guard, called))
    .filter((guard) => !byKey.get(guard.key)?.some((other) => hasItsFollower(other, guard)))
    .filter((guard) => !rest.slice(0, mostCompared).some((other) => isRenamed(guard, other)))
    .map((guard) => ({
      guard,
      onlyWhen: newConditionOf(guard, byKey, byPart),
      silenced: byKey.get(guard.key)?.find((other) => stopsWhen(other, guard))?.step ?? null,
      otherField: otherFieldOf(spell.old(guard), spelled.slice(0, mostCompared), now),
    }));
}

const mostCompared = 50;

/** What a check that is still there now depends on as well; null when it is gone. */
function newConditionOf(
  guard: Guard,
  byKey: ReadonlyMap<string, readonly Guard[]>,
  byPart: ReadonlyMap<string, readonly Guard[]>,
): string | null {
  const [other] = byKey.get(guard.key) ?? [];
  if (other !== undefined) return firstNew(other.under, guard.under);
  const narrower = byPart
    .get(guard.conjuncts[0] ?? "")
    ?.find(({ conjuncts }) => guard.conjuncts.every((part) => conjuncts.includes(part)));
  return narrower === undefined ? null : firstNew(narrower.conjuncts, guard.conjuncts);
}

function firstNew(now: readonly string[], old: readonly string[]): string | null {
  return now.find((part) => !old.includes(part)) ?? null;
}

function byEveryPart(guards: readonly Guard[]): ReadonlyMap<string, readonly Guard[]> {
  const byPart = new Map<string, Guard[]>();
  for (const guard of guards)
    for (const part of guard.conjuncts.slice(0, mostCompared)) {
      const known = byPart.get(part) ?? [];
      if (known.length < mostCompared) known.push(guard);
      byPart.set(part, known);
    }
  return byPart;
}

function spellerOf(routine: Routine, now: Routine): Record<"old" | "now", (guard: Guard) => Guard> {
  const before = aliasesOf(routine);
  const after = aliasesOf(now);
  return {
    old: (guard) => spelledOut(guard, before),
    now: (guard) => spelledOut(guard, after),
  };
}

function isCovered(guard: Guard, byConjunct: ReadonlyMap<string, readonly Guard[]>): boolean {
  return guard.conjuncts.some((part) =>
    byConjunct.get(part)?.some((other) => covers(other, guard)),
  );
}

/** A check that went under a new condition together with what it protects protects it still. */
function hasItsFollower(other: Guard, guard: Guard): boolean {
  if (!isAsLoud(other, guard)) return false;
  const { next } = guard.step;
  const follower = other.step.next;
  return next !== null && follower !== null && textOf(next.tokens) === textOf(follower.tokens);
}

/** Each check takes one equal one of the new side; what is left over on both sides. */
function matched(
  old: readonly Guard[],
  standing: readonly Guard[],
): { readonly missing: readonly Guard[]; readonly rest: readonly Guard[] } {
  const waiting = Map.groupBy(standing, (guard) => guard.key);
  const missing = old.filter((guard) => {
    const equals = waiting.get(guard.key) ?? [];
    const same = equals.findIndex((other) => covers(other, guard));
    if (same >= 0) equals.splice(same, 1);
    return same < 0;
  });
  return { missing, rest: [...waiting.values()].flat() };
}

/** True when `other` stops whenever `guard` did, and no less loud. */
function covers(other: Guard, guard: Guard): boolean {
  return isAsLoud(other, guard) && stopsWhen(other, guard);
}

function isAsLoud(other: Guard, guard: Guard): boolean {
  return guard.exit === "quiet" || other.exit === "loud";
}

function stopsWhen(other: Guard, guard: Guard): boolean {
  const needed = [...guard.conjuncts, ...guard.under];
  return [...other.conjuncts, ...other.under].every((condition) => needed.includes(condition));
}

/** Those that nobody touched take their counterparts first, so that the touched one is named. */
function inOrderOfLoss(guards: readonly Guard[], touched: ReadonlySet<number>): readonly Guard[] {
  const isTouched = (guard: Guard): boolean => touched.has(guard.step.statement.startLine);
  return [...guards.filter((guard) => !isTouched(guard)), ...guards.filter(isTouched)];
}

function touchedLinesOf(hunks: readonly Hunk[]): ReadonlySet<number> {
  return new Set(
    hunks.flatMap(({ before }) => before.lines.map((_, index) => before.start + index)),
  );
}

/** `if err != nil` after a call that is gone as well, unless that call was the check. */
function isGoneWithItsSource(guard: Guard, called: ReadonlySet<string>): boolean {
  if (!isBareError(guard)) return false;
  const names = callsIn(sourceOf(guard)).map((call) => call.name);
  return names.length > 0 && !names.some((name) => isCheckName(name) || called.has(name));
}

/** A function that went away, and that this file still calls, is somebody else's now. */
function isCalled(routine: Routine, reading: Reading): boolean {
  const name = lastNameOf(routine);
  if (name === "" || name.length > 200) return false;
  const called = new RegExp(`(?<![\\p{L}\\p{N}_$])${RegExp.escape(name)}\\s*\\(`, "u");
  return called.test(reading.after.text);
}
