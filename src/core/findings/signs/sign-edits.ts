/** Where two states of a statement differ, and which of it is a change of sign alone. */
import { diffArrays } from "diff";
import { wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { speaksOf } from "../words/lexicon.ts";
import { type Mark, marksOf } from "./sign.ts";

/** Signs that took the place of others; one of the two may be empty. */
export interface Edit {
  readonly before: readonly Mark[];
  readonly after: readonly Mark[];
  /** What stands behind the sign; hostile text. */
  readonly operand: string;
  /** Something took the sign in: a name, or a comparison, as `!state == OPEN` became `state != OPEN`. */
  readonly isTakenIn: boolean;
}

export interface Edits {
  readonly signs: readonly Edit[];
}

const mostTokens = 2_000;
const mostEdits = 120;
const mostOperand = 12;

/**
 * Null when the two are too long or too far apart to say. `isRenamed`: of words that only one of
 * the sides knows, so that a name given up for a new one does not hide a sign.
 */
export function editsOf(
  before: readonly Token[],
  after: readonly Token[],
  isRenamed: (word: string) => boolean = () => false,
): Edits | null {
  if (before.length + after.length > mostTokens) return null;
  const old = marksOf(before).filter(isNoBracket);
  const now = marksOf(after).filter(isNoBracket);
  const anyName = (mark: Mark): Mark => (isRenamed(mark.text) ? { ...mark, text: "name" } : mark);
  const oldNames = old.map(anyName);
  const nowNames = now.map(anyName);
  const changes = diffArrays(oldNames.map(keyOf), nowNames.map(keyOf), {
    maxEditLength: mostEdits,
  }) as ReturnType<typeof diffArrays<string>> | undefined;
  if (changes === undefined) return null;
  const signs: Edit[] = [];
  const at = { before: 0, after: 0 };
  for (let index = 0; index < changes.length; ) {
    const from = { ...at };
    while (changes[index]?.removed === true || changes[index]?.added === true) {
      const change = changes[index];
      if (change?.removed) at.before += change.count;
      else at.after += change?.count ?? 0;
      index += 1;
    }
    const operand = operandAt(now, at.after);
    const edit = {
      before: old.slice(from.before, at.before),
      after: now.slice(from.after, at.after),
      operand,
      isTakenIn:
        isDenied(old, at.before) !== isDenied(now, at.after) ||
        deniesOther(operandAt(old, at.before), operand),
    };
    const isOfSame =
      operandAt(oldNames, at.before) === operandAt(nowNames, at.after) &&
      useOf(old, at.before) === useOf(now, at.after);
    if (isOfSigns(edit) && isOfSame) signs.push(edit);
    const same = changes[index]?.count ?? 0;
    at.before += same;
    at.after += same;
    index += 1;
  }
  return { signs: comparisonsOf(old) === comparisonsOf(now) ? signs : signs.filter(isNoDenial) };
}

/** `not x` says `x is None`, `x == []` or `x !== true` in other words. */
function comparisonsOf(marks: readonly Mark[]): number {
  return marks.filter(({ text }) => /^(?:[!=]==?|is|in)$/.test(text)).length;
}

/** `!disable_payouts` is `can_pay_out`: the new name has taken the denial in. */
function deniesOther(was: string, is: string): boolean {
  if (speaksOf("refusal", was) === speaksOf("refusal", is)) return false;
  const words = new Set(wordsOf(was));
  return wordsOf(is).some((word) => words.has(word));
}

/** Whether the operand that starts there is compared with what it must not be. */
function isDenied(marks: readonly Mark[], index: number): boolean {
  return /^!==?$/.test(endOf(marks, index));
}

/** What follows the operand that starts there. */
function endOf(marks: readonly Mark[], index: number): string {
  const end = marks
    .slice(index, index + mostOperand)
    .find(
      ({ text }) => joiners.test(text) || !/^(?:[\p{L}\p{N}_$"'].*|\.|\?\.|\[|\])$/u.test(text),
    );
  return end?.text ?? "";
}

const joiners = /^(?:and|or|if|else|in|is)$/;

/**
 * What the value is for: `not x or x <= 0` asks one thing more than `x <= 0` and turns nothing, and
 * an index is no start of a slice.
 */
function useOf(marks: readonly Mark[], index: number): string {
  if (/^[<>]=?$/.test(endOf(marks, index))) return "compared";
  return marks[index + 1]?.text === "]" ? "index" : "";
}

export function isNoDenial({ before, after }: Edit): boolean {
  return [...before, ...after].every(({ text }) => text !== "!" && text !== "not");
}

/** A sign more or less in front of the same operand; `+ 1` for nothing is a new term. */
function isOfSigns({ before, after }: Edit): boolean {
  const marks = [...before, ...after];
  if (marks.length === 0 || marks.some((mark) => mark.sign === "none")) return false;
  const infix = (side: readonly Mark[]): number =>
    side.filter((mark) => mark.sign !== "prefix").length;
  return infix(before) === infix(after) && parity(before) !== parity(after);
}

function parity(marks: readonly Mark[]): number {
  return marks.filter((mark) => !mark.text.startsWith("+")).length % 2;
}

/** The value behind a sign, up to the next operator. */
function operandAt(marks: readonly Mark[], index: number): string {
  let operand = "";
  let depth = 0;
  let isAfterWord = false;
  for (const { text } of marks.slice(index, index + mostOperand)) {
    if (text === "[") depth += 1;
    if (text === "]") depth -= 1;
    const goesOn = depth > 0 || /^(?:[\p{L}\p{N}_$"'].*|\.|\?\.|\])$/u.test(text);
    // Round brackets are left out here: a word after a word was in them.
    const isWord = /^[\p{L}\p{N}_$"']/u.test(text);
    if (isWord && isAfterWord) break;
    isAfterWord = isWord;
    if (depth < 0 || (operand !== "" && !goesOn) || joiners.test(text)) break;
    operand += text;
  }
  return operand;
}

function keyOf(mark: Mark): string {
  return `${mark.sign} ${mark.text}`;
}

function isNoBracket(mark: Mark): boolean {
  return mark.text !== "(" && mark.text !== ")";
}
