/** Detector: a word of trade gave way to its opposite: buy for sell, bid for ask, min for max. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { isTurned } from "../conditions/turned.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import { isRenamed, type Vocabulary, vocabularyOf } from "../sides/renamed.ts";
import { insideOf, ofPair } from "../suspicion.ts";
import { unquoted } from "../values/literal.ts";
import { isReversed } from "../values/sorting.ts";
import { type Swap, type Swaps, swapsIn } from "../values/swap.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const sideSwapped: Detector = {
  id: "side-swapped",
  version: 2,
  title: "side swapped",
  family: "order",
  asks: "Did a word that says which side or end is meant give way to its opposite: bid and ask, buy and sell, min and max, debit and credit?",
  why: "The other side of the book, the other end of a range or the other account is still a number that looks right, and the statement reads as before.",
  remedy: "Say which side is right, and show a test in which the two sides differ.",
  whenWrong:
    "It fires on the repair of a wrong side. It does not fire on a rename throughout the file, nor where the two branches of a condition changed places with it. It does not see sides that are numbers or booleans.",
  severity:
    "high where a statement about amounts, prices or orders is the same but for sides of trade; medium where more of the statement changed, or it only has words of money",
  patterns: ["O2", "O3"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const { edited } = reading.matching;
    const reversed = edited.filter(isReversed).flatMap(ofReversed);
    const found = edited.flatMap(swapOf);
    if (found.length === 0) return reversed;
    const vocabulary = vocabularyOf(reading);
    return [...found.flatMap((each) => suspicionsOf(each, found, vocabulary)), ...reversed];
  },
};

interface Swapped extends Swaps {
  readonly edited: Edited;
}

function swapOf(edited: Edited): readonly Swapped[] {
  const swaps = swapsIn(edited);
  if (swaps === null || isTurned(edited) || isForPeople(edited)) return [];
  return [{ ...swaps, edited }];
}

function suspicionsOf(
  swapped: Swapped,
  all: readonly Swapped[],
  vocabulary: Vocabulary,
): readonly Suspicion[] {
  const { edited, isAll } = swapped;
  const swap = swapped.swaps.find(
    ({ before, after, words }) =>
      speaksOf("side", words[0]) && !isRenamed(before.text, after.text, vocabulary),
  );
  if (swap === undefined || !isOfMoney(edited)) return [];
  const isPlain = isAll && !hasTwin(swap, swapped, all);
  const severity: Severity = isPlain && isAboutAmounts(edited) ? "high" : "medium";
  return [ofPair(edited, { severity, message: messageOf(swap, edited, isAll) })];
}

function ofReversed(edited: Edited): readonly Suspicion[] {
  if (!isAboutAmounts(edited)) return [];
  const message = say`What is sorted${insideOf(edited.after)} is now in the reverse order, and all else in the statement is as before: the first element is the other end.`;
  return [ofPair(edited, { severity: "high", message })];
}

const mostTwins = 500;

/** In the same function the opposite swap happened, too: both branches changed places. */
function hasTwin(swap: Swap, { edited }: Swapped, all: readonly Swapped[]): boolean {
  return all
    .slice(0, mostTwins)
    .some(
      (other) =>
        other.edited !== edited &&
        other.edited.after.routine.path === edited.after.routine.path &&
        other.swaps.some(({ words }) => words[0] === swap.words[1] && words[1] === swap.words[0]),
    );
}

function isAboutAmounts({ after }: Edited): boolean {
  const { step, routine } = after;
  const name = routine.path?.split(".").at(-1) ?? null;
  return (
    speaksOf("amount", step.text, name) ||
    speaksOf("order", step.text, name) ||
    speaksOf("bounded", step.text)
  );
}

function isOfMoney(edited: Edited): boolean {
  const { step, routine } = edited.after;
  return isAboutAmounts(edited) || isAboutMoney(step.text, routine.path);
}

/** Logs and errors say in words what happened. */
function isForPeople({ after }: Edited): boolean {
  const { kind, tokens } = after.step.statement;
  const head = tokens.slice(0, 3).map(({ text }) => text);
  return kind === "raise" || speaksOf("log", ...head);
}

function messageOf({ before, after }: Swap, edited: Edited, isAll: boolean): Sentence {
  const rest = isAll ? say` All else in the statement is as before.` : say``;
  return say`${unquoted(before.text)}${insideOf(edited.after)} became ${unquoted(after.text)}: the other side, or the other end, is meant now.${rest}`;
}
