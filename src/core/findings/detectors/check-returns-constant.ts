/** Detector: a check that can no longer say no. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { counterpartsOf } from "../counterpart.ts";
import { type Holding, holdingOf } from "../decision.ts";
import type { Detector, Lines, Suspicion } from "../detector.ts";
import { speaksOf } from "../lexicon.ts";
import { markedIn } from "../marks.ts";
import type { Placed } from "../pairs.ts";
import type { Routine, Step } from "../routine.ts";
import type { Reading } from "../subject.ts";
import { ofPair } from "../suspicion.ts";

export const checkReturnsConstant: Detector = {
  id: "check-returns-constant",
  version: 1,
  title: "check says yes to all",
  family: "guard",
  asks: "Can a function that checks something no longer say no?",
  why: "All callers still call `validate` or `isAllowed`, and every one of them now gets the same answer; nothing at the places that matter has changed.",
  remedy:
    "Give the check its body back, or take it away together with its calls, so that readers see what is no longer asked.",
  whenWrong:
    "It fires on checks that a subclass or another file took over, and on a stub that is filled in later. It tells checks by their names alone, and does not see one that says no in a case that never comes up.",
  severity:
    "critical when the check was about money, keys or permissions; else high; medium where a new early answer left the rest of it in place",
  patterns: ["G5", "I7", "G12"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const heads = new Map(
      markedIn(reading.after.routines).map((marked) => [pathOf(marked), marked]),
    );
    return counterpartsOf(reading.before.routines, reading.after.routines).flatMap(
      ({ routine, now }) => {
        const head = now === null ? undefined : heads.get(now.path ?? "");
        if (now === null || head === undefined || !couldSayNo(routine)) return [];
        const isMarked = head.marks.some(({ text }) => speaksOf("access", text));
        return isMarked ? [] : suspicionOf(routine, now, reading);
      },
    );
  },
};

function pathOf({ placed: { step }, name }: ReturnType<typeof markedIn>[number]): string {
  return [...step.holders, name].join(".");
}

function suspicionOf(old: Routine, now: Routine, reading: Reading): readonly Suspicion[] {
  const name = lastNameOf(now);
  const holding = holdingOfCheck(name);
  const before = headOf(old, reading.before.routines);
  const after = headOf(now, reading.after.routines);
  if (holding === null || before === null || after === null || saysNo(now, holding)) return [];
  if (!saysNo(old, holding)) return [];
  const severity = severityOf(now, name);
  const suspicion = ofPair({ before, after }, { severity, message: messageOf(now, name) });
  return [{ ...suspicion, before: spanOf(before), after: spanOf(after) }];
}

/** `validateOrder` may have no word for its answer. */
function holdingOfCheck(name: string): Holding | null {
  const holding = holdingOf(name);
  return holding === "passes" || speaksOf("stops", name) ? holding : null;
}

function couldSayNo({ steps, path }: Routine): boolean {
  return path !== null && steps.length > 0;
}

const yes =
  /^(?:return|return [Tt]rue|return nil|return null|return None|return undefined|return Ok \( \( \) \)|return \( True , None \)) ?;?$/;
const no = /^return [Ff]alse ?;?$/;

/** Any answer that is not the constant one, in a place that is reached. */
function saysNo({ steps }: Routine, holding: Holding): boolean {
  const constant = holding === "passes" ? yes : no;
  return steps.filter(({ isReachable }) => isReachable).some((step) => isAnswer(step, constant));
}

/** It may end otherwise: by an error, by another value, by a call that checks in its turn. */
function isAnswer({ statement, text }: Step, constant: RegExp): boolean {
  switch (statement.kind) {
    case "raise":
    case "assert":
      return true;
    case "return":
      return !constant.test(text);
    case "simple":
      return /\(/.test(text) && !speaksOf("log", text.slice(0, 60)) && !isComment(text);
    default:
      return false;
  }
}

function isComment(text: string): boolean {
  return /^["'`]/.test(text);
}

/** Where a function stands with all that it holds. */
function headOf({ path }: Routine, routines: readonly Routine[]): Placed | null {
  for (const holder of routines)
    for (const step of holder.steps)
      if (step.statement.kind === "function" && nameOf(step) === path)
        return { step, routine: holder };
  return null;
}

function nameOf({ holders, statement }: Step): string {
  return [...holders, statement.name ?? ""].join(".");
}

function spanOf({ step: { statement } }: Placed): Lines {
  return { startLine: statement.startLine, endLine: statement.endLine };
}

function lastNameOf({ path }: Routine): string {
  return path?.split(".").at(-1) ?? "";
}

function severityOf({ path }: Routine, name: string): Severity {
  const matters = (["money", "access", "permits", "secret"] as const).some((concept) =>
    speaksOf(concept, path, name),
  );
  return matters ? "critical" : "high";
}

function messageOf({ path }: Routine, name: string): Sentence {
  const holder = path?.split(".").at(-2);
  const subject = holder === undefined ? say`${name}` : say`${name} of ${holder}`;
  return say`${subject} could refuse before; now it gives the same answer whatever it is asked.`;
}
