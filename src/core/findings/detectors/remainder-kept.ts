/** Detector: what is left over after rounding now goes somewhere. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { callsIn } from "../calls/call.ts";
import { namesHolding } from "../calls/flow.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import { insideOf, ofAdded, shownCode } from "../suspicion.ts";
import { directionOf } from "../values/rounding.ts";
import { speaksOf } from "../words/lexicon.ts";

export const remainderKept: Detector = {
  id: "remainder-kept",
  version: 1,
  title: "remainder kept",
  family: "rounding",
  asks: "Is a remainder, dust or a rounding difference now collected, or sent somewhere?",
  why: "Fractions of a cent of every payment, collected on one account, are the oldest fraud of programmers: no customer misses them, and the books add up.",
  remedy: "Say whose the remainder is, and book it where the other side can see it.",
  whenWrong:
    "It fires on honest features that collect fees or dust. It sees the words for what is left over, and the difference between an amount and the same rounded down in one function.",
  severity: "high where it is sent to somebody; medium where it is added up",
  patterns: ["R4"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...reading.matching.added.flatMap(suspicionsOf),
    ...freshIn(reading).flatMap(differenceOf),
  ],
};

/** `exact.subtract(rounded)`, whatever it is called, is booked for somebody. */
function differenceOf(fresh: Fresh): readonly Suspicion[] {
  const rest = bookedRestIn(fresh.now);
  if (rest === null || (fresh.old !== null && bookedRestIn(fresh.old) !== null)) return [];
  const code = shownCode(fresh.now.step.statement.tokens);
  const message = say`What is left over${insideOf(fresh.now)} when ${rest} is rounded is new to be booked for somebody: ${code}.`;
  return [ofFresh(fresh, { severity: "high", message })];
}

const books =
  /^(?:credit|deposit|book|post|pay|pay_?out|transfer|send|move|add_?balance|increase)\w*$/i;

/** What was rounded, where the difference to it goes into such a call. */
function bookedRestIn({ step, routine }: Placed): string | null {
  const { kind, tokens } = step.statement;
  if (kind !== "simple" || severityOf({ step, routine }) !== null) return null;
  const call = callsIn(tokens).find(({ name }) => books.test(name));
  if (call === undefined) return null;
  const wholes = wholesIn(routine);
  if (wholes.size === 0) return null;
  const rests = namesHolding(
    routine,
    (value, held) => value.length <= 24 && (isRest(value, wholes) || isAlone(value, held)),
  );
  const isBooked = call.arguments.some(
    (value) => isRest(value, wholes) || value.some(({ text }) => rests.has(text)),
  );
  return isBooked ? ([...wholes.values()][0] ?? null) : null;
}

/** By the name of each rounded amount, what it was before. */
function wholesIn({ steps }: Routine): ReadonlyMap<string, string> {
  const wholes = new Map<string, string>();
  for (const { statement } of steps) {
    const assignment = assignmentOf(statement.tokens);
    const [name] = assignment?.names ?? [];
    if (assignment === null || name === undefined || assignment.value.length > 40) continue;
    const { value } = assignment;
    const context = value.map(({ text }) => text).join(" ");
    const isRounded = value.some((token) => directionOf(token, context) === "down");
    const [whole] = value.filter(({ kind, text }) => kind === "word" && !isRounder(text));
    if (isRounded && whole !== undefined && whole.text !== name) wholes.set(name, whole.text);
  }
  return wholes;
}

function isRounder(text: string): boolean {
  return /^(?:math|decimal|int|bigdecimal|floor|round|trunc|truncate|new)$/i.test(text);
}

/** The amount without its rounded part. */
function isRest(tokens: readonly Token[], wholes: ReadonlyMap<string, string>): boolean {
  return tokens.some(({ kind, text }, index) => {
    const isMinus = text === "-" || /^(?:subtract|minus|sub)$/i.test(text);
    const less = tokens.slice(index + 1, index + 3).find((token) => token.kind === "word")?.text;
    const whole = less === undefined ? undefined : wholes.get(less);
    return isMinus && kind !== "string" && whole !== undefined && mentions(tokens, whole, index);
  });
}

function mentions(tokens: readonly Token[], name: string, before: number): boolean {
  return tokens.slice(Math.max(0, before - 6), before).some(({ text }) => text === name);
}

function isAlone(value: readonly Token[], held: ReadonlySet<string>): boolean {
  return value.length <= 2 && value.some(({ text }) => held.has(text));
}

function suspicionsOf(placed: Placed): readonly Suspicion[] {
  const severity = severityOf(placed);
  if (severity === null) return [];
  const code = shownCode(placed.step.statement.tokens);
  const message =
    severity === "high"
      ? say`What is left over${insideOf(placed)} is new to be sent away: ${code}.`
      : say`What is left over${insideOf(placed)} is new to be added up: ${code}.`;
  return [ofAdded(placed, { severity, message })];
}

function severityOf({ step, routine }: Placed): Severity | null {
  const { kind, tokens } = step.statement;
  if (kind !== "simple" || !tokens.some(isLeftover)) return null;
  const isSent = callsIn(tokens).some(
    ({ name, arguments: values }) =>
      speaksOf("transferCall", name) && values.some((value) => value.some(isLeftover)),
  );
  if (isSent) return "high";
  if (!speaksOf("amount", step.text) && !speaksOf("movesMoney", routine.path)) return null;
  const at = tokens.findIndex(({ text }) => text === "+=");
  return at > 0 && tokens.slice(at).some(isLeftover) ? "medium" : null;
}

function isLeftover({ kind, text }: { readonly kind: string; readonly text: string }): boolean {
  return kind === "word" && speaksOf("leftover", text);
}
