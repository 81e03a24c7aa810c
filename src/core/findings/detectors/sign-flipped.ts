/** Detector: a statement is the same as before, but for a sign. */
import { pathOf } from "../../../domain/change.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import { isTurned } from "../conditions/turned.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { type Flip, flipsIn } from "../signs/flips.ts";
import { isNoDenial } from "../signs/sign-edits.ts";
import { linesOf } from "../suspicion.ts";
import { isAboutMoney } from "../words/lexicon.ts";
import { isAlways, isConfiguration } from "../words/purpose.ts";

export const signFlipped: Detector = {
  id: "sign-flipped",
  version: 5,
  title: "sign flipped",
  family: "order",
  asks: "Did a statement keep its words and turn its sign: a minus, a negation, plus for minus?",
  why: "One character turns a sort order, a side, a balance or a condition into its opposite, in code that reads as before and passes tests that check sizes and not directions.",
  remedy: "Say which of the two signs is right and show a test that fails with the other one.",
  whenWrong:
    "It fires on the repair of a wrong sign, and on a condition that was turned together with code that it cannot pair. It does not see a sign that turned through other words: swapped operands, a factor of minus one, a reversed sort.",
  severity:
    "critical in code with words of trading, sizing or money in its path, function or statement; else high, and medium where a condition alone is denied, one whose branch was rewritten, or one whose denial went into a name or a comparison",
  patterns: ["O1"],
  options: [],
  looksAt: "text",
  detect: (reading) =>
    flipsIn(reading)
      .filter((flip) => !isTurned(flip) && !isMark(flip, reading))
      .map((flip) => suspicionOf(flip, reading)),
};

/** In configuration and templates a dash before a word is a mark of the format. */
function isMark({ edits }: Flip, { file }: Reading): boolean {
  return isAlways(file, isConfiguration) && edits.every(({ operand }) => !/^[\d.]/.test(operand));
}

function suspicionOf(flip: Flip, reading: Reading): Suspicion {
  const { before, after } = flip;
  const within = after.routine.path;
  const isMoney = isAboutMoney(pathOf(reading.file), within, after.step.text);
  const isDenied = !flip.edits.some(isNoDenial);
  return {
    severity:
      isDenied && (isRewritten(flip) || isTakenIn(flip))
        ? "medium"
        : isMoney
          ? "critical"
          : isDenied
            ? "medium"
            : "high",
    within,
    side: "after",
    message: messageOf(flip, within),
    before: linesOf(before),
    after: linesOf(after),
    statements: [before.step.text, after.step.text],
  };
}

function isTakenIn({ edits }: Flip): boolean {
  return edits.length > 0 && edits.every((edit) => edit.isTakenIn);
}

/** A branch that holds other things now is another branch, and its condition another one. */
function isRewritten({ before, after }: Flip): boolean {
  const [old, now] = [before.step.statement, after.step.statement];
  if (old.kind !== "if" || old.body.length === 0) return false;
  const texts = new Set(old.body.map(({ tokens }) => textOf(tokens)));
  const kept = now.body.filter(({ tokens }) => texts.has(textOf(tokens))).length;
  return kept * 2 < Math.max(texts.size, now.body.length);
}

function messageOf(flip: Flip, within: string | null): Sentence {
  const place = within === null ? say`` : say` in ${within}`;
  return say`${changeOf(flip, place)}${effectOf(flip)}`;
}

function changeOf({ edits }: Flip, place: Sentence): Sentence {
  const [edit] = edits;
  if (edit === undefined)
    return say`A sign${place} was turned; all else in the statement is as before.`;
  const operand = edit.operand.slice(0, 80);
  const [was] = edit.before;
  const [is] = edit.after;
  if (was === undefined && is !== undefined)
    return say`${operand}${place} now has a ${is.text} before it.`;
  if (is === undefined && was !== undefined)
    return say`${operand}${place} has lost the ${was.text} before it.`;
  return say`${was?.text ?? ""} before ${operand}${place} became ${is?.text ?? ""}.`;
}

function effectOf({ after }: Flip): Sentence {
  const { text, statement } = after.step;
  if (/\b(?:sort|sorted|sortBy|sort_by|order_by|orderBy|nlargest|nsmallest)\b/.test(text))
    return say` This is a sort key, so the order is reversed: the first element is now the other end.`;
  if (statement.kind === "if")
    return say` What ran before does not run now, and the other way round.`;
  return say``;
}
