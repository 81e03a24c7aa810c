/** Checks of a routine: what stops it, and when. */
import { readableOf, type Statement, textOf, wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callOf, isCheckName } from "../calls/call.ts";
import { failureOf } from "../conditions/assertion.ts";
import { conditionOfCase } from "../conditions/case.ts";
import {
  conditionOf,
  conjunctsOf,
  disjunctsOf,
  type Logic,
  logicOf,
  negated,
  textOfCondition,
  textOfLogic,
} from "../conditions/condition.ts";
import { type Routine, type Step, stops } from "../sides/routine.ts";
import { type Failing, failingCallIn, noFailing } from "./failing.ts";

export interface Guard {
  readonly kind: /** Stops when the condition holds. */
    | "condition"
    /** A call that stops by itself: `validate(order)`. */
    | "call";
  /** What identifies it: the condition in normal form, or the name that is called. */
  readonly key: string;
  /** What must hold together for it to stop; for a call, that alone. */
  readonly conjuncts: readonly string[];
  /** What must hold for it to be reached. */
  readonly under: readonly string[];
  /** How the reader knows it: the condition or the call as written. */
  readonly words: string;
  readonly exit: Exit;
  /** What runs when it stops: of `if (fine) { … } else { stop }` the other one. None of a call. */
  readonly branch: readonly Statement[];
  readonly step: Step;
}

export type Exit =
  /** An error stops it: `raise`, `throw`, `assert`, a call that checks. */
  | "loud"
  /** It stops without an error: an empty or constant `return`, `continue`. */
  | "quiet";

const errorWords: ReadonlySet<string> = new Set([
  "err",
  "error",
  "errors",
  "errorf",
  "exception",
  "throw",
]);

/** Only those that run. */
export function guardsOf(routine: Routine, failing: Failing = noFailing): readonly Guard[] {
  const holders = holdersOfCases(routine);
  return routine.steps.flatMap((step) =>
    step.isReachable ? guardsAt(step, failing, holders.get(step.statement)) : [],
  );
}

/** What each case is a case of. */
function holdersOfCases({ steps }: Routine): ReadonlyMap<Statement, Statement> {
  const holders = new Map<Statement, Statement>();
  for (const { statement } of steps)
    for (const inner of statement.kind === "block" ? statement.body : [])
      if (inner.kind === "case") holders.set(inner, statement);
  return holders;
}

function guardsAt(step: Step, failing: Failing, holder: Statement | undefined): readonly Guard[] {
  const { statement } = step;
  switch (statement.kind) {
    case "case":
      return holder === undefined ? [] : caseGuards(step, holder, failing);
    case "if":
      return branchGuards(step, failing);
    case "assert":
      return assertGuards(step, statement.tokens.slice(1));
    case "simple":
      return callGuards(step);
    default:
      return [];
  }
}

function branchGuards(step: Step, failing: Failing): readonly Guard[] {
  const { body, alternative } = step.statement;
  const condition = conditionOf(step.statement);
  const then = exitOf(body, failing);
  if (then !== null)
    return conditionGuards(step, condition, { exit: then, branch: body, isAsWritten: true });
  const otherwise = exitOf(alternative, failing);
  if (otherwise === null) return [];
  const way = { exit: otherwise, branch: alternative, isAsWritten: false };
  return conditionGuards(step, negated(condition), way);
}

/** Only with an error: what else a case gives is its answer. */
function caseGuards(step: Step, holder: Statement, failing: Failing): readonly Guard[] {
  const { body } = step.statement;
  const condition =
    exitOf(body, failing) === "loud" ? conditionOfCase(step.statement, holder) : null;
  if (condition === null) return [];
  return conditionGuards(step, condition, { exit: "loud", branch: body, isAsWritten: false });
}

/** Null when the block goes on, or gives a computed value: that is work, not a check. */
function exitOf(block: readonly Statement[], failing: Failing): Exit | null {
  const exit = stops(block) ?? failingCallIn(block, failing);
  if (exit === null || exit.kind === "break") return null;
  if (exit.kind === "continue") return "quiet";
  if (exit.kind !== "return") return "loud";
  const value = exit.tokens.slice(1);
  if (value.some((token) => wordsOf(token.text).some((word) => errorWords.has(word))))
    return "loud";
  if (isNothingWithReason(value)) return "loud";
  return isConstant(value) ? "quiet" : null;
}

const places = /^(?:[ijkn]|at)$|index|idx|position|offset|count|length/i;

/** Go: `return "", s.reject(id)`: no result, and what the last value says. */
function isNothingWithReason(tokens: readonly Token[]): boolean {
  const [nothing, comma, ...reason] = tokens;
  const isNothing = nothing !== undefined && /^(?:nil|""|false)$/.test(nothing.text);
  const [name, ...more] = reason;
  if (!isNothing || comma?.text !== "," || name === undefined || isConstant(reason)) return false;
  // `return false, index` is an answer, and no reason.
  return more.length > 0 || !places.test(name.text);
}

function isConstant(tokens: readonly Token[]): boolean {
  return (
    tokens.length <= 4 &&
    tokens.every(
      (token) =>
        token.kind !== "word" || /^(?:None|null|nil|undefined|[Tt]rue|[Ff]alse)$/.test(token.text),
    )
  );
}

interface Way extends Pick<Guard, "exit" | "branch"> {
  /** The condition is the one in the head, and not its opposite. */
  readonly isAsWritten: boolean;
}

function conditionGuards(
  step: Step,
  condition: Logic,
  { exit, branch, isAsWritten }: Way,
): readonly Guard[] {
  const written = readableOf(textOfCondition(step.statement));
  const ways = disjunctsOf(condition);
  return ways.map((way) => ({
    kind: "condition",
    key: textOfLogic(way),
    conjuncts: conjunctsOf(way),
    under: step.under.flatMap(conjunctsOf),
    words: ways.length === 1 && isAsWritten ? written : readableOf(textOfLogic(way)),
    exit,
    branch,
    step,
  }));
}

/** `assert condition, message`: stops when the condition does not hold. */
function assertGuards(step: Step, tokens: readonly Token[]): readonly Guard[] {
  return conditionGuards(step, negated(logicOf(firstOf(tokens))), asserted);
}

const asserted: Way = { exit: "loud", branch: [], isAsWritten: false };

function callGuards(step: Step): readonly Guard[] {
  const call = callOf(step.statement.tokens);
  if (call === null || !call.isWhole) return [];
  const failure = failureOf(call);
  if (failure !== null) return conditionGuards(step, failure, asserted);
  if (!isCheckName(call.name) || isImport(call.name, call.arguments)) return [];
  const key = `${call.name}()`;
  const under = step.under.flatMap(conjunctsOf);
  return [
    {
      kind: "call",
      key,
      conjuncts: [key],
      under,
      words: readableOf(textOf(call.path)),
      exit: "loud",
      branch: [],
      step,
    },
  ];
}

const bareError = /^(?:not )?(?:\w{0,20}[eE]rr|error|ok|e)(?: [!=]=+ (?:nil|null|None))?$/;

/** It asks whether something failed, and nothing else: `if err != nil`. */
export function isBareError({ conjuncts }: Guard): boolean {
  return conjuncts.every((text) => bareError.test(text.slice(text.lastIndexOf("; ") + 1).trim()));
}

/** `err != nil`, `not ok`: told from their opposites. */
export function asksForFailure({ conjuncts }: Guard): boolean {
  return conjuncts.every((text) => {
    const asked = text.slice(text.lastIndexOf("; ") + 1).trim();
    const isOfSuccess = /\bok\b/.test(asked);
    const isDenied = asked.startsWith("not ") || /[^!=]==/.test(` ${asked}`);
    return isOfSuccess === isDenied;
  });
}

/** Of such a guard: the statement that may have failed, which Go writes into its head. */
export function sourceOf({ step }: Guard): readonly Token[] {
  const { previous, statement } = step;
  const hasSource = statement.tokens.some((token) => token.text === ";");
  return (hasSource ? statement : previous)?.tokens ?? [];
}

function isImport(name: string, values: readonly (readonly Token[])[]): boolean {
  return (
    name === "require" &&
    values.length === 1 &&
    values[0]?.length === 1 &&
    values[0][0]?.kind === "string"
  );
}

/** Up to the first comma outside brackets. */
function firstOf(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  const end = tokens.findIndex((token) => {
    if ("([{".includes(token.text)) depth += 1;
    if (")]}".includes(token.text)) depth -= 1;
    return depth === 0 && token.text === ",";
  });
  return end < 0 ? tokens : tokens.slice(0, end);
}
