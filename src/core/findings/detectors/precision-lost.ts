/** Detector: money is counted less exactly than before. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair, ofSetting, shownCode } from "../suspicion.ts";
import { meaningOf, ratioOf } from "../values/meaning.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const precisionLost: Detector = {
  id: "precision-lost",
  version: 1,
  title: "precision lost",
  family: "rounding",
  asks: "Is money now counted less exactly: as a floating number, on another scale, or divided before it is multiplied?",
  why: "What is lost in each step is small and goes to somebody; over a year of trades it is a salary, and over one loop of a contract it can be the pool.",
  remedy: "Keep amounts in exact types on one scale, and divide last.",
  whenWrong:
    "It fires where the exact number is only shown to people, and where a scale changed together with all that use it. It does not see precision that is lost in another file.",
  severity:
    "high where a scale of amounts changed by a power of ten; medium for floating numbers and an early division",
  patterns: ["R2", "R3", "R5"],
  options: [],
  looksAt: "text",
  detect: ({ matching, settings }: Reading) => [
    ...matching.edited.flatMap(ofStatement),
    ...settings.changed.flatMap(ofScale),
  ],
};

function ofStatement(edited: Edited): readonly Suspicion[] {
  if (!speaksOf("amount", edited.after.step.text, lastNameOf(edited))) return [];
  const message = roughened(edited) ?? dividedFirst(edited);
  return message === null ? [] : [ofPair(edited, { severity: "medium", message })];
}

function lastNameOf({ after }: Edited): string | null {
  return after.routine.path?.split(".").at(-1) ?? null;
}

function roughened(edited: Edited): Sentence | null {
  for (const { before, after } of edited.diff.edits ?? []) {
    const old = before.find(isExact);
    const now = after.find(isRough);
    const isOne = before.filter(isWord).length === 1 && after.filter(isWord).length === 1;
    if (old !== undefined && now !== undefined && isOne)
      return say`${old.text}${insideOf(edited.after)} became ${now.text}: an amount that was exact is now a floating number.`;
  }
  return null;
}

function isWord({ kind }: Token): boolean {
  return kind === "word";
}

function isExact({ kind, text }: Token): boolean {
  return kind === "word" && speaksOf("exactNumber", text);
}

function isRough({ kind, text }: Token): boolean {
  return kind === "word" && (speaksOf("roughNumber", text) || /^f(?:32|64)$/.test(text));
}

/** The same words, in another order: `a / c * b` for `a * b / c`. */
function dividedFirst(edited: Edited): Sentence | null {
  const { before, after } = edited.diff;
  const sorted = (tokens: readonly Token[]): string =>
    tokens
      .map(({ text }) => text)
      .filter((text) => text !== "(" && text !== ")")
      .toSorted()
      .join(" ");
  if (before.length > 400 || sorted(before) !== sorted(after)) return null;
  if (!multipliesFirst(before) || multipliesFirst(after)) return null;
  return say`${shownCode(after)}${insideOf(edited.after)} divides before it multiplies: what the division cuts off is lost.`;
}

function multipliesFirst(tokens: readonly Token[]): boolean {
  const at = (pattern: RegExp): number => tokens.findIndex(({ text }) => pattern.test(text));
  const product = at(/^(?:\*|mul)$/);
  const quotient = at(/^(?:\/|\/\/|div)$/);
  return product >= 0 && quotient >= 0 && product < quotient;
}

/** A constant that says in which power of ten amounts are counted. */
function ofScale(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  const severity = severityOfScale(change);
  if (severity === null) return [];
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: all amounts that are counted with it are now on another scale.`;
  return [ofSetting(change, { severity, message })];
}

function severityOfScale({ before, after }: SettingChange): Severity | null {
  const isConstant = after.sign === "=" && /^[A-Z][A-Z\d_]*$/.test(after.name);
  if (!isConstant || !speaksOf("scale", after.name) || meaningOf(after) !== null) return null;
  const ratio = ratioOf(before, after);
  if (ratio === null || ratio === 1 || ratio === 0) return null;
  const power = Math.log10(ratio);
  return Math.abs(power) >= 1 && Number.isInteger(Math.round(power * 1e6) / 1e6)
    ? "high"
    : "medium";
}
