/** Statements that move money or stop it, and the conditions that they wait for, on both sides. */
import { textOf } from "../../syntax/statement.ts";
import { type Guard, guardsOf } from "../checks/guard.ts";
import { counterpartsOf } from "../sides/counterpart.ts";
import type { Pair, Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { type Logic, negated, textOfLogic } from "./condition.ts";
import { effectOf, type Holding } from "./decision.ts";
import { spelled } from "./spelled.ts";
import { allOf } from "./weakening.ts";

export interface Effect extends Pair {
  readonly name: string;
  readonly holding: Holding;
  /** What it waited for, and waits for. */
  readonly old: Logic;
  readonly now: Logic;
  /** The branches around it are as they were; it can only be early exits above it that differ. */
  readonly isByExit: boolean;
}

const mostSteps = 2_000;

/** Those that both sides have in one function, under conditions that differ. */
export function effectsOf(reading: Reading): readonly Effect[] {
  const unchanged = counterpartsOf(reading.before.routines, reading.after.routines).flatMap(
    ({ routine, now }) => (now === null ? [] : unchangedIn(routine, now)),
  );
  const guards = new Map<Routine, readonly Guard[]>();
  const guardsIn = (routine: Routine): readonly Guard[] => {
    const known = guards.get(routine) ?? (isLong(routine) ? [] : guardsOf(routine));
    guards.set(routine, known);
    return known;
  };
  return [...unchanged, ...reading.matching.edited].flatMap((pair) => effectIn(pair, guardsIn));
}

type GuardsIn = (routine: Routine) => readonly Guard[];

function isLong({ steps }: Routine): boolean {
  return steps.length > mostSteps;
}

/** The same statement in two states of one function. */
function unchangedIn(old: Routine, now: Routine): readonly Pair[] {
  if (isLong(old) || isLong(now)) return [];
  const waiting = Map.groupBy(now.steps.filter(isEffect), keyOf);
  return old.steps.filter(isEffect).flatMap((step) => {
    const other = waiting.get(keyOf(step))?.shift();
    if (other === undefined) return [];
    return [{ before: { step, routine: old }, after: { step: other, routine: now } }];
  });
}

function effectIn({ before, after }: Pair, guardsIn: GuardsIn): readonly Effect[] {
  const was = effectOf(before.step.statement);
  const is = effectOf(after.step.statement);
  if (was === null || is === null || was.name !== is.name || !after.step.isReachable) return [];
  const isByExit = isUnderTheSame(before, after);
  // Money that leaves behind a new exit leaves less often; what stops it should not.
  if (isByExit && is.holding === "passes") return [];
  return [
    {
      before,
      after,
      ...is,
      isByExit,
      old: conditionsOf(before, guardsIn),
      now: conditionsOf(after, guardsIn),
    },
  ];
}

/** The branches that it stands in, and what early exits above it leave open. */
function conditionsOf({ step, routine }: Placed, guardsIn: GuardsIn): Logic {
  const { startLine } = step.statement;
  const passed = guardsIn(routine)
    .filter(
      ({ kind, step: above }) => kind === "condition" && above.statement.startLine < startLine,
    )
    .filter((guard) => guard.step.under.every((part) => step.under.includes(part)));
  return allOf([...underOf({ step, routine }), ...passed.map(opposite)]);
}

function opposite({ conjuncts }: Guard): Logic {
  const parts = conjuncts.map((text) => negated({ kind: "leaf", text }));
  const [only, second] = parts;
  return only !== undefined && second === undefined ? only : { kind: "any", of: parts };
}

function isEffect({ isReachable, statement }: Step): boolean {
  return isReachable && effectOf(statement) !== null;
}

function isUnderTheSame(before: Placed, after: Placed): boolean {
  return textOfLogic(allOf(underOf(before))) === textOfLogic(allOf(underOf(after)));
}

/** The branches that it stands in, names spelled out: `isDue` is `fraction < floor && !covered`. */
function underOf({ step, routine }: Placed): readonly Logic[] {
  return step.under.map((part) => spelled(part, routine));
}

function keyOf({ statement }: Step): string {
  return textOf(statement.tokens.slice(0, 200));
}
