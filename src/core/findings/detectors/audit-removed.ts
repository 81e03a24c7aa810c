/** Detector: something that moves money no longer leaves a trace. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import { conjunctsOf } from "../conditions/condition.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair, ofRemoved, shortened, shownCode } from "../suspicion.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";
import { namesIn } from "../words/name.ts";

export const auditRemoved: Detector = {
  id: "audit-removed",
  version: 2,
  title: "audit removed",
  family: "audit",
  asks: "Does a function that moves money no longer tell the audit log, or whoever watches?",
  why: "Thieves who are inside first see to it that nobody is told: a transfer without an event or an alert is found at the end of the quarter, if at all.",
  remedy: "Put the record back, or show where the same thing is now recorded for every case.",
  whenWrong:
    "It fires when the record moved to another file or into a caller, and when one event replaced several in another function. It does not see a record whose content became empty, nor lines of plain logs.",
  severity:
    "high when an event or an audit record of a function that moves money is gone; medium when it is an alert, when only a word of money stands beside it, or when it is now only written under a further condition",
  patterns: ["A1"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...reading.matching.removed.flatMap((placed) => goneOf(placed, reading)),
    ...narrowedOf(reading),
  ],
};

function goneOf(placed: Placed, reading: Reading): readonly Suspicion[] {
  const { step, routine } = placed;
  const record = recordIn(step);
  if (record === null || !step.isReachable || !isOfMoney(routine, step)) return [];
  const now = reading.after.routines.find((each) => each.path === routine.path);
  // A function that is gone needs no record; one that keeps another record was rewritten.
  if (now === undefined || isRewritten(routine, now) || isRecordedElsewhere(record, now, reading))
    return [];
  const isMoved = speaksOf("movesMoney", routine.path);
  const severity: Severity = isMoved && isAudit(record) ? "high" : "medium";
  const message = say`${shownCode(step.statement.tokens)}${insideOf(placed)} is gone: what this function does is no longer recorded, and nobody is told.`;
  return [ofRemoved(placed, reading, { severity, message })];
}

/** The name of what records: `Withdrawn` of `emit Withdrawn(…)`, `audit.log`; null for anything else. */
function recordIn(step: Step): string | null {
  const { statement } = step;
  if (statement.kind !== "simple") return null;
  const [first, second] = statement.tokens;
  if (first?.text === "emit" && second?.kind === "word") return `emit ${second.text}`;
  const name = namesIn(statement.tokens.slice(0, 20)).find(
    ({ isCalled, text }) => isCalled && speaksOf("emission", text),
  );
  return name?.text ?? null;
}

/** Whoever is told of a trade has it in hand, whatever the function is called. */
function isOfMoney({ path }: Routine, { statement }: Step): boolean {
  return speaksOf("movesMoney", path) || isAboutMoney(path, textOf(statement.tokens.slice(0, 40)));
}

function isAudit(record: string): boolean {
  return record.startsWith("emit ") || speaksOf("audit", record.split(".").at(-2) ?? record);
}

/** Another event in its place, or the same one in a function that this one may have called. */
function isRecordedElsewhere(record: string, now: Routine, reading: Reading): boolean {
  const isNew = (placed: Placed): boolean => {
    const other = recordIn(placed.step);
    return other !== null && (placed.routine.path === now.path || other === record);
  };
  const { added, edited } = reading.matching;
  return added.some(isNew) || edited.some(({ after }) => isNew(after));
}

/** Nothing of it was kept, so that nobody can say where its record went. */
function isRewritten(before: Routine, after: Routine): boolean {
  const now = new Set(after.steps.map(({ text }) => text));
  const kept = before.steps.filter(({ text }) => now.has(text)).length;
  return after.steps.length === 0 || (kept === 0 && before.steps.length > 2);
}

/** Written as before, but no longer in every case. */
function narrowedOf(reading: Reading): readonly Suspicion[] {
  return reading.after.routines.flatMap((routine) => {
    if (!speaksOf("movesMoney", routine.path)) return [];
    const old = reading.before.routines.find(({ path }) => path === routine.path);
    if (old === undefined) return [];
    return routine.steps.flatMap((step) => narrowed(step, routine, old));
  });
}

function narrowed(step: Step, routine: Routine, old: Routine): readonly Suspicion[] {
  if (step.under.length === 0 || recordIn(step) === null) return [];
  const before = old.steps.filter(({ text }) => text === step.text);
  const [only] = before;
  if (only === undefined || before.length > 1) return [];
  if (routine.steps.filter(({ text }) => text === step.text).length > 1) return [];
  const had = new Set(only.under.flatMap(conjunctsOf));
  const more = step.under.flatMap(conjunctsOf).filter((text) => !had.has(text));
  if (more.length === 0 || only.under.length >= step.under.length) return [];
  const pair = { before: { step: only, routine: old }, after: { step, routine } };
  const message = say`${shownCode(step.statement.tokens)}${insideOf(pair.after)} is now only reached when ${shortened(readableOf(more.join(" and ")))}; in all other cases nothing is recorded.`;
  return [ofPair(pair, { severity: "medium", message, about: more.join(" ") })];
}
