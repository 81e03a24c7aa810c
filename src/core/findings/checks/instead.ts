/** What stands where a check was, and may ask for the same. */
import { type Statement, textOf, wordsOf } from "../../syntax/statement.ts";
import { type Call, callOf, callsIn, isCheckName } from "../calls/call.ts";
import { renamesIn } from "../sides/given-up.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import { type Routine, type Step, stops } from "../sides/routine.ts";
import { speaksOf } from "../words/lexicon.ts";
import type { FreshMarks } from "./around.ts";
import type { RoutinesByName } from "./callees.ts";
import type { Failing } from "./failing.ts";
import { asksForFailure, type Guard, guardsOf, isBareError, sourceOf } from "./guard.ts";
import { asksWho } from "./plain.ts";
import { toothlessOf } from "./toothless.ts";

export interface Successors {
  /** Null where nothing took its place that may do what it did. */
  readonly of: (guard: Guard) => Placed | null;
  /** True when what may fail is still asked whether it did. */
  readonly isStillAsked: (guard: Guard) => boolean;
}

const words = /^[\p{L}_$]/u;
const logic: ReadonlySet<string> = new Set(["and", "or", "not", "in", "is"]);
/** Words before a bracket that call nothing. */
const keywords: ReadonlySet<string> = new Set([
  "if",
  "elif",
  "while",
  "unless",
  "not",
  "and",
  "or",
  "in",
]);
/** An exit that says why: longer than `return err`. */
const leastExit = 14;

/** Both states of a function, and what is known around them. */
interface Around {
  readonly routine: Routine;
  readonly now: Routine;
  readonly edited: ReadonlyMap<Step, Edited>;
  readonly routines: RoutinesByName;
  readonly failing: { readonly before: Failing; readonly after: Failing };
  readonly marks: FreshMarks | null;
}

export function successorsIn({
  routine,
  now,
  edited,
  routines,
  failing,
  marks,
}: Around): Successors {
  const known = new Set(routine.steps.map(({ text }) => text));
  const fresh = now.steps.filter((step) => step.isReachable && !known.has(step.text));
  const guards = guardsOf(now, failing.after);
  const stood = new Set(guardsOf(routine, failing.before).map(({ key }) => key));
  const checks = fresh.flatMap((step) =>
    callsIn(step.statement.tokens)
      .filter(({ name }) => isCheckName(name) && mayCheck(name, routines))
      .map((call) => ({ step, call })),
  );
  const byExit = Map.groupBy(
    guards.filter(({ step, key }) => !known.has(step.text) && !stood.has(key)),
    (guard) => exitTextOf(guard) ?? "",
  );
  const asked = askedIn(guards, now);
  const placed = (step: Step): Placed => ({ step, routine: now });
  // It goes on after a failure, and stops after a success.
  const isTurned = (guard: Guard, { step }: Placed): boolean =>
    isBareError(guard) && !guards.some((each) => each.step === step && asksForFailure(each));
  return {
    of: (guard) => {
      const pair = edited.get(guard.step);
      if (toothlessOf(guard, now, pair) !== null) return null;
      const isHere =
        pair?.after.routine === now && guard.kind === "condition" && !isTurned(guard, pair.after);
      if (isHere && keepsAll(guard, pair)) return pair.after;
      const sameExit = byExit
        .get(exitTextOf(guard) ?? "-")
        ?.find((other) => mayReplace(guard, other, routines));
      if (sameExit !== undefined) return placed(sameExit.step);
      const check = checks.find(
        ({ call, step }) =>
          sharesOperand(guard, call, step) && isNoLess(guard, call) && !isOwnSource(guard, call),
      );
      if (check !== undefined) return placed(check.step);
      return marks !== null && asksTheSame(guard, marks) ? marks.head : null;
    },
    isStillAsked: (guard) =>
      isBareError(guard) &&
      asksForFailure(guard) &&
      callsIn(sourceOf(guard)).some(({ name }) => asked.has(name)),
  };
}

/** `onlyOwner` for `msg.sender == owner`: it asks who calls, and for the same. */
function asksTheSame({ words: asked }: Guard, { texts }: FreshMarks): boolean {
  const named = new Set(texts.flatMap(wordsOf));
  return asksWho(asked) && wordsOf(asked).some((word) => named.has(word) && !asksAtAll.has(word));
}

const asksAtAll: ReadonlySet<string> = new Set(["only", "msg", "sender", "is", "has", "the"]);

/** Unknown functions may; one that is at hand has to stop something. */
function mayCheck(name: string, routines: RoutinesByName): boolean {
  const known = routines.get(name);
  return known === undefined || known.some((routine) => guardsOf(routine).length > 0);
}

/** Calls whose failure stops the function, or is handed on. */
function askedIn(guards: readonly Guard[], now: Routine): ReadonlySet<string> {
  const sources = guards
    .filter((guard) => isBareError(guard) && asksForFailure(guard) && guard.exit === "loud")
    .map(sourceOf);
  const returned = now.steps
    .filter(({ statement, isReachable }) => isReachable && statement.kind === "return")
    .map(({ statement }) => statement.tokens);
  return new Set([...sources, ...returned].flatMap(callsIn).map(({ name }) => name));
}

/** Of a call: what it is given, not its name. */
function operandsOf({ kind, conjuncts, step }: Guard): readonly string[] {
  if (kind === "call")
    return (callOf(step.statement.tokens)?.arguments ?? [])
      .flat()
      .filter((token) => token.kind === "word")
      .map(({ text }) => text);
  return conjuncts
    .join(" ")
    .split(" ")
    .filter((word) => words.test(word) && !logic.has(word));
}

/** It was edited, and lost nothing of what protects. */
function keepsAll(guard: Guard, pair: Edited): boolean {
  const kept = new Set(pair.after.step.statement.tokens.map(({ text }) => text));
  const renames = renamesIn(pair);
  const operands = operandsOf(guard);
  const lost = operands.filter((word) => !kept.has(renames.get(word) ?? word));
  return lost.length * 3 <= operands.length * 2 && !speaksOf("protects", ...lost);
}

/** It stops with the same error, when much of the same is so, or when a function says so. */
function mayReplace(guard: Guard, other: Guard, routines: RoutinesByName): boolean {
  const operands = operandsOf(guard);
  const kept = new Set(operandsOf(other));
  const shared = operands.filter((word) => kept.has(word)).length;
  const asked = callsIn(other.step.statement.tokens).filter(
    ({ name }) => !operands.includes(name) && !keywords.has(name),
  );
  if (asked.some(({ name }) => routines.has(name) && !isConstant(name, routines))) return true;
  const mayAsk = asked.some(({ name }) => !routines.has(name));
  return shared > 0 && (mayAsk || shared * 3 >= operands.length * 2);
}

/** A check of who signed is not replaced by one of how long a text is. */
function isNoLess({ kind, key }: Guard, { name }: Call): boolean {
  if (kind !== "call") return true;
  const asked = subjectOf(key);
  const isOfSame = subjectOf(name).some((word) => asked.includes(word));
  return isOfSame && (!speaksOf("protects", key) || speaksOf("protects", name));
}

/** The call whose failure it asked for: that it is still made says nothing. */
function isOwnSource(guard: Guard, { name }: Call): boolean {
  return isBareError(guard) && callsIn(sourceOf(guard)).some((call) => call.name === name);
}

/** `checkNonEmptyString` is about a string. */
function subjectOf(name: string): readonly string[] {
  const [, ...words] = wordsOf(name);
  return words.filter((word) => !/^(?:is|are|not|non|valid|all)$/.test(word));
}

/** A function that is at hand and only gives a constant back asks for nothing. */
function isConstant(name: string, routines: RoutinesByName): boolean {
  const known = routines.get(name);
  if (known === undefined) return false;
  return known.every(({ steps }) => steps.length <= 1 && !/[<>=(!]/.test(steps[0]?.text ?? ""));
}

function exitTextOf({ branch }: Guard): string | null {
  const exit = stops(branch) ?? branch.at(-1);
  const text = exit === undefined ? "" : textOfExit(exit);
  return text.length < leastExit ? null : text;
}

function textOfExit({ tokens }: Statement): string {
  return textOf(tokens.slice(0, 24));
}

function sharesOperand(guard: Guard, call: Call, { statement }: Step): boolean {
  const given = new Set(call.arguments.flatMap((each) => each.map(({ text }) => text)));
  // `order.validate()`: what is asked is who is called.
  const receiver = statement.tokens.slice(0, 12).map(({ text }) => text);
  return operandsOf(guard).some(
    (word) => given.has(word) || (call.arguments.length === 0 && receiver.includes(word)),
  );
}
