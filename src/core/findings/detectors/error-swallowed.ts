/** Detector: an error that stopped something is let go. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Statement } from "../../syntax/statement.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callsIn, isCheckName } from "../calls/call.ts";
import { type Guard, guardsOf } from "../checks/guard.ts";
import { isEffect } from "../conditions/decision.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { counterpartsOf } from "../sides/counterpart.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, linesOf, ofAdded, ofPair, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const errorSwallowed: Detector = {
  id: "error-swallowed",
  version: 2,
  title: "error swallowed",
  family: "guard",
  asks: "Does code that checks, signs or moves money now go on after an error that stopped it before?",
  why: "A check that fails into an empty `catch` is no check: the call is still there, its answer is thrown away, and the payment goes on.",
  remedy: "Let the error through, or handle it so that nothing is sent, signed or booked after it.",
  whenWrong:
    "It fires where going on was decided, as in a retry or in a clean-up. It does not see errors that new code never asked for, nor an error that is kept in a variable which nobody reads.",
  severity:
    "high when the answer of a check is thrown away; medium when that of a call that signs or moves money is",
  patterns: ["G6", "G7"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...inHandlers(reading),
    ...reading.matching.edited.flatMap((pair) => inStatement(pair, reading)),
  ],
};

function inHandlers(reading: Reading): readonly Suspicion[] {
  return counterpartsOf(reading.before.routines, reading.after.routines).flatMap(
    ({ routine, now }) => {
      if (now === null || !now.steps.some(({ statement }) => isSwallowing(statement))) return [];
      const loud = { calls: loudCallsOf(routine), checks: loudChecksOf(routine) };
      return now.steps.flatMap((step) => inTry(step, loud, now));
    },
  );
}

/** What stopped the old side when it failed. */
interface Loud {
  readonly calls: ReadonlySet<string>;
  /** Of checks with an error of their own. */
  readonly checks: ReadonlySet<string>;
}

/** A `try` that swallows what the old side let through. */
function inTry(step: Step, loud: Loud, routine: Routine): readonly Suspicion[] {
  const { statement } = step;
  if (!isSwallowing(statement)) return [];
  const handler = statement.alternative.find(swallows) ?? statement;
  const calls = calledIn(statement.body.slice(0, mostStatements)).filter((name) =>
    loud.calls.has(name),
  );
  const called = calls.find((name) => isCheckName(name)) ?? calls.find(isEffect);
  const check = goesOnAfter(step, routine)
    ? checksIn(statement, routine).find(({ key }) => loud.checks.has(key))
    : undefined;
  if (called === undefined && check === undefined) return [];
  const placed = { step, routine };
  const what =
    check === undefined
      ? say`An error of ${called ?? ""}`
      : say`The error of the check for ${shortened(check.words)}`;
  const message = say`${what}${insideOf(placed)} stopped it before; now it is caught, and what follows runs all the same.`;
  const severity = check === undefined ? severityOf(called ?? "") : "high";
  const suspicion = ofAdded(placed, { severity, message });
  return [{ ...suspicion, after: { ...linesOf(placed), endLine: handler.endLine } }];
}

/** Something that moves money runs behind it. */
function goesOnAfter({ statement: { endLine } }: Step, { steps }: Routine): boolean {
  return steps.some(
    ({ statement: { startLine, tokens } }) =>
      startLine > endLine && callsIn(tokens).some(({ name }) => isEffect(name)),
  );
}

/** Checks with an error that stand in a `try` and in no function of its own. */
function checksIn({ startLine, body }: Statement, routine: Routine): readonly Guard[] {
  const end = body.at(-1)?.endLine ?? startLine;
  return guardsOf(routine).filter(
    ({ exit, kind, step: { statement } }) =>
      exit === "loud" &&
      kind === "condition" &&
      statement.startLine >= startLine &&
      statement.endLine <= end,
  );
}

/** Of the old side: those that nothing swallowed. */
function loudChecksOf(routine: Routine): ReadonlySet<string> {
  const quiet = new Set(
    routine.steps
      .filter(({ statement }) => isSwallowing(statement))
      .flatMap(({ statement }) => checksIn(statement, routine).map(({ step }) => step)),
  );
  return new Set(guardsOf(routine).flatMap(({ step, key }) => (quiet.has(step) ? [] : [key])));
}

const mostStatements = 40;

/** Calls of the old side whose errors nothing swallowed. */
function loudCallsOf({ steps }: Routine): ReadonlySet<string> {
  const statements = steps.map(({ statement }) => statement);
  const quiet = new Set(statements.filter(isSwallowing).flatMap(({ body }) => calledIn(body)));
  return new Set(calledIn(statements).filter((name) => !quiet.has(name)));
}

function isSwallowing({ kind, alternative, tokens }: Statement): boolean {
  if (kind === "try") return alternative.some(swallows);
  return kind === "block" && /^with (?:contextlib \. )?suppress\b/.test(textOf(tokens.slice(0, 4)));
}

function calledIn(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ tokens }) => callsIn(tokens).map(({ name }) => name));
}

/** `except: pass`, `catch (e) {}`, a line for the log. */
function swallows({ kind, body, tokens }: Statement): boolean {
  if (kind !== "handler" || tokens.length > mostStatements) return false;
  return body.every((statement) => {
    const [first] = statement.tokens;
    if (statement.kind === "continue") return true;
    if (statement.kind !== "simple" || statement.body.length > 0) return false;
    return first?.text === "pass" || first?.text === "..." || isLog(statement.tokens);
  });
}

function isLog(tokens: readonly Token[]): boolean {
  const end = tokens.findIndex(({ text }) => text === "(");
  return end > 0 && tokens.slice(0, end).some(({ text }) => speaksOf("log", text));
}

/** `_ = wallet.Transfer(…)` of Go, `let _ = …` of Rust, `.catch(() => {})`, an `await` that is gone. */
function inStatement(
  pair: Reading["matching"]["edited"][number],
  reading: Reading,
): readonly Suspicion[] {
  const { before, after } = pair;
  const [old, now] = [before.step.statement.tokens, after.step.statement.tokens];
  const isUnawaited = isAwaited(old) && !isAwaited(now);
  if (!isUnawaited && (discards(old) || !discards(now))) return [];
  const names = callsIn(now).map(({ name }) => name);
  const called = names.find((name) => isCheckName(name)) ?? names.find(isEffect);
  if (called === undefined || !old.some(({ text }) => text === called)) return [];
  if (isUnawaited && becameSynchronous(called, reading)) return [];
  const message = isUnawaited
    ? say`${called}${insideOf(after)} was waited for before; now it is not, and what follows runs whatever it finds.`
    : say`The error of ${called}${insideOf(after)} was asked for before; now it is thrown away, and what follows runs all the same.`;
  return [ofPair(pair, { severity: severityOf(called), message })];
}

/** A statement that waits for a call and does nothing else. */
function isAwaited(tokens: readonly Token[]): boolean {
  return tokens[0]?.text === "await" || tokens.at(-1)?.text === "await";
}

/** `async` went from the function that is called: now it fails where it is called. */
function becameSynchronous(name: string, { before, after }: Reading): boolean {
  const isAsync = new RegExp(
    `\\basync\\s+(?:def\\s+|fn\\s+|function\\s+)?${RegExp.escape(name)}\\b`,
  );
  return isAsync.test(before.text) && !isAsync.test(after.text);
}

function discards(tokens: readonly Token[]): boolean {
  const text = textOf(tokens.slice(0, 4));
  const isBlank = /^(?:let )?_ (?:, _ )?:?=/.test(text);
  return (
    isBlank ||
    /\. catch \( (?:\( \w* \)|\w+) => (?:\)|\{ ?\}|null|undefined)/.test(textOf(tokens.slice(-12)))
  );
}

function severityOf(called: string): Severity {
  return isCheckName(called) ? "high" : "medium";
}
