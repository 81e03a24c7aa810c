/** Detector: what is done now comes before what should stop it. */

import { pathOf } from "../../../domain/change.ts";
import { say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { callsIn, isCheckName } from "../calls/call.ts";
import { type Guard, guardsOf, isBareError, sourceOf } from "../checks/guard.ts";
import { effectOf } from "../conditions/decision.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { counterpartsOf } from "../sides/counterpart.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, linesOf, ofPair, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const checkAfterEffect: Detector = {
  id: "check-after-effect",
  version: 2,
  title: "check after its effect",
  family: "guard",
  asks: "Did a check, or the booking of a balance, move behind the call that sends the money?",
  why: "Every line is still there, in another order: the check finds out when the money is gone, and a contract that books after it calls can be called again before it has booked.",
  remedy:
    "Check first, book second, send last; where another order is meant, show what keeps it safe.",
  whenWrong:
    "It fires where the order makes no difference, as for a check of what the call gave back under an old name. It sees lines that kept their words and changed places in one function, not a call that moved into another function or file.",
  severity: "high",
  patterns: ["G8"],
  options: [],
  looksAt: "text",
  detect: (reading) =>
    counterpartsOf(reading.before.routines, reading.after.routines).flatMap(({ routine, now }) =>
      now === null || routine.path === null ? [] : inRoutine(routine, now, reading),
    ),
};

const mostSteps = 400;

/** What has to come first: a check, or the new balance. */
interface First {
  readonly key: string;
  readonly words: string;
  readonly step: Step;
  readonly kind: "check" | "booking";
}

function inRoutine(old: Routine, now: Routine, reading: Reading): readonly Suspicion[] {
  if (old.steps.length > mostSteps || now.steps.length > mostSteps) return [];
  const sends = now.steps.filter((step) => isSend(step, reading));
  const sent = old.steps.filter((step) => isSend(step, reading));
  if (sends.length === 0 || sent.length === 0) return [];
  const before = new Map(firstsIn(old, reading).map((first) => [first.key, first]));
  return firstsIn(now, reading)
    .flatMap((first): readonly Suspicion[] => {
      const was = before.get(first.key);
      const send = sends.find(
        (step) => isBefore(step, first.step, now) && !isInside(step, first.step),
      );
      if (was === undefined || send === undefined) return [];
      // A call that is new, on a way of its own, is held to those that were there.
      const same = sent.filter(({ text }) => text === send.text);
      const held = same.length > 0 ? same.slice(0, 1) : sent;
      if (!held.every((step) => isBefore(was.step, step, old))) return [];
      if (was.step.place !== first.step.place) return [];
      const isNewWay = sends.length > sent.length;
      return [suspicionOf(was, first, { old, now }, { step: send, isNewWay })];
    })
    .slice(0, 1);
}

function suspicionOf(
  was: First,
  first: First,
  { old, now }: { readonly old: Routine; readonly now: Routine },
  send: { readonly step: Step; readonly isNewWay: boolean },
): Suspicion {
  const before = { step: was.step, routine: old };
  const after = { step: first.step, routine: now };
  const call = shortened(effectOf(send.step.statement)?.name ?? "call");
  const message = send.isNewWay
    ? say`A call of ${call}${insideOf(after)} is new and comes before ${first.kind === "check" ? say`the check for ${shortened(first.words)}` : say`the balance is booked`}, which came first: on this way it is never reached, or too late.`
    : first.kind === "check"
      ? say`The check for ${shortened(first.words)}${insideOf(after)} came before the call of ${call} and now comes after it: what it should stop has happened by then.`
      : say`The balance was booked before the call of ${call}${insideOf(after)} and now is booked after it: whoever is called can call again in between.`;
  const suspicion = ofPair({ before, after }, { severity: "high", message });
  const { startLine } = send.step.statement;
  return { ...suspicion, after: { startLine, endLine: linesOf(after).endLine } };
}

function firstsIn(routine: Routine, reading: Reading): readonly First[] {
  const checks = guardsOf(routine)
    .filter((guard) => guard.exit === "loud" && !asksForAnything(guard))
    .map(({ key, words, step }): First => ({ key, words, step, kind: "check" }));
  return [...checks, ...(isContract(reading) ? bookingsIn(routine) : [])];
}

/** `err != nil` after a call that checks nothing: there is one after each call. */
function asksForAnything(guard: Guard): boolean {
  return isBareError(guard) && !callsIn(sourceOf(guard)).some(({ name }) => isCheckName(name));
}

/** `balances[msg.sender] -= amount`, in a contract: what is called may call back. */
function bookingsIn({ steps }: Routine): readonly First[] {
  return steps.flatMap((step): readonly First[] => {
    const { tokens, kind } = step.statement;
    const at = tokens.findIndex(({ text }) => text === "=" || text === "-=" || text === "+=");
    const isKept = kind === "simple" && at > 1 && tokens[at - 1]?.text === "]";
    return isKept && speaksOf("amount", ...tokens.slice(0, at).map(textOf))
      ? [{ key: step.text, words: step.text, step, kind: "booking" }]
      : [];
  });
}

function textOf({ text }: Token): string {
  return text;
}

function isContract({ file }: Reading): boolean {
  return pathOf(file).endsWith(".sol");
}

/** A call that sends, as a statement of its own or with its answer kept. */
function isSend({ statement, text }: Step, reading: Reading): boolean {
  if (!/^(?:simple|block|return)$/.test(statement.kind)) return false;
  if (isContract(reading) && /\. call(?: \{.*)?$/.test(text)) return true;
  const effect = effectOf(statement);
  // `sendFailure` says no.
  return effect?.holding === "passes" && !/fail|error|reject|refus/i.test(effect.name);
}

function isBefore(one: Step, other: Step, { steps }: Routine): boolean {
  return steps.indexOf(one) < steps.indexOf(other);
}

/** A statement of the branch itself comes neither before nor after it. */
function isInside(step: Step, { statement }: Step): boolean {
  return (
    statement.startLine <= step.statement.startLine && step.statement.endLine <= statement.endLine
  );
}
