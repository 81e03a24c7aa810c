/** Detector: a check that can no longer say no. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { type Marked, markedIn } from "../checks/marks.ts";
import { type Holding, holdingOf } from "../conditions/decision.ts";
import type { Detector, Lines, Suspicion } from "../detector.ts";
import { counterpartsOf } from "../sides/counterpart.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { ofPair } from "../suspicion.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const checkReturnsConstant: Detector = {
  id: "check-returns-constant",
  version: 3,
  title: "check says yes to all",
  family: "guard",
  asks: "Can a function that checks something no longer say no?",
  why: "All callers still call `validate` or `isAllowed`, and every one of them now gets the same answer; nothing at the places that matter has changed.",
  remedy:
    "Give the check its body back, or take it away together with its calls, so that readers see what is no longer asked.",
  whenWrong:
    "It fires on checks that a subclass or another file took over, and on a stub that is filled in later. It tells checks by their names alone, and does not see one that says no in a case that never comes up.",
  severity:
    "critical when the check was about money, keys or permissions; else high; medium where a new early answer left the rest of it in place; of what a condition asks for, high where it is about money, else medium",
  patterns: ["G5", "I7", "G12"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const old = headsOf(reading.before.routines);
    const now = headsOf(reading.after.routines);
    return counterpartsOf(reading.before.routines, reading.after.routines).flatMap((pair) => {
      const before = old.get(pair.routine.path ?? "");
      const after = now.get(pair.now?.path ?? "");
      if (pair.now === null || before === undefined || after === undefined) return [];
      if (hasNewMark(before, after)) return [];
      if (isSilenced(pair.routine, pair.now)) return [suspicionOf(before, after, pair.now)];
      const asked = isFixedNow(pair.routine, pair.now) ? askedAt(pair.now, reading) : null;
      return asked === null ? [] : [ofAsked(before, after, asked)];
    });
  },
};

/** The line of a condition that asks for what the function gives; null where this file has none. */
function askedAt(routine: Routine, { after }: Reading): string | null {
  const name = lastNameOf(routine);
  if (name === "" || name.length > 200 || !after.text.includes(`${name}(`)) return null;
  const asks = new RegExp(
    `\\b(?:if|elif|unless|require|assert|ensure|while)\\b.{0,200}\\b${RegExp.escape(name)}\\(`,
  );
  const lines = after.text.split("\n").map((line) => line.slice(0, 500));
  return lines.find((line) => asks.test(line)) ?? null;
}

const fixed =
  /^return (?:-? ?[\d._]+n?|[Tt]rue|[Ff]alse|nil|null|None|undefined|""|\[ \]|\{ \}) ?;?$/;

/** It worked something out, and gives the same whatever it is called with. */
function isFixedNow(old: Routine, now: Routine): boolean {
  const returns = ({ steps }: Routine): readonly string[] =>
    steps.filter(({ statement }) => statement.kind === "return").map(({ text }) => text);
  const [was, is] = [returns(old), returns(now)];
  const isWorkedOut = was.some((text) => !fixed.test(text) && text.includes("("));
  return (
    isWorkedOut && is.length > 0 && is.every((text) => fixed.test(text)) && new Set(is).size === 1
  );
}

function ofAsked(before: Marked, after: Marked, asked: string): Suspicion {
  const isMoney = isAboutMoney(asked) || speaksOf("protects", asked);
  const message = say`${after.name} was worked out, and is the same now whatever it is called with; a condition of this file asks for it.`;
  const claim = { severity: isMoney ? "high" : "medium", message } as const;
  const suspicion = ofPair({ before: before.placed, after: after.placed }, claim);
  return { ...suspicion, before: spanOf(before.placed), after: spanOf(after.placed) };
}

function headsOf(routines: readonly Routine[]): ReadonlyMap<string, Marked> {
  return new Map(
    markedIn(routines).map((marked) => [
      [...marked.placed.step.holders, marked.name].join("."),
      marked,
    ]),
  );
}

/** A modifier or a decorator asks now. */
function hasNewMark(before: Marked, after: Marked): boolean {
  const known = new Set(before.marks.map(({ text }) => text));
  return after.marks.some(({ text }) => !known.has(text) && speaksOf("access", text));
}

const changes =
  /^_{0,2}(?:add|remove|clear|update|set|insert|delete|create|register|put|push)(?:[A-Z_]|$)/;
const answers: ReadonlySet<string> = new Set(["return", "raise", "assert"]);

function isSilenced(old: Routine, now: Routine): boolean {
  const name = lastNameOf(now);
  const holding = holdingOfCheck(name);
  // What changes something, and answers nothing, is no question, whatever it is said to have checked.
  if (changes.test(name) && !old.steps.some(({ statement }) => answers.has(statement.kind)))
    return false;
  return holding !== null && !saysNo(now, holding) && saysNo(old, holding);
}

function suspicionOf(before: Marked, after: Marked, now: Routine): Suspicion {
  const name = lastNameOf(now);
  const claim = { severity: severityOf(now, name), message: messageOf(now, name) };
  const suspicion = ofPair({ before: before.placed, after: after.placed }, claim);
  return { ...suspicion, before: spanOf(before.placed), after: spanOf(after.placed) };
}

/** `validateOrder` may have no word for its answer. */
function holdingOfCheck(name: string): Holding | null {
  const holding = holdingOf(name);
  return holding === "passes" || speaksOf("stops", name) ? holding : null;
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
      return isWork(text) && !/^(?:Ok \( \( \) \)|true)$/.test(text);
    default:
      return false;
  }
}

/** A call, or the last expression of a function: what it gives back is not known here. */
function isWork(text: string): boolean {
  if (/^["'`]/.test(text) || speaksOf("log", text.slice(0, 60))) return false;
  return /\(|[<>]| [!=]=|&&|\|\|/.test(text);
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
