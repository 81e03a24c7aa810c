/** Detector: a check that stopped something is gone. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import type { Detector, Lines, Suspicion } from "../detector.ts";
import { isAboutMoney } from "../lexicon.ts";
import { linesAfter } from "../place.ts";
import { type LostGuard, lostGuardsOf } from "../standing.ts";
import type { Reading } from "../subject.ts";
import { shortened } from "../suspicion.ts";

export const guardRemoved: Detector = {
  id: "guard-removed",
  version: 1,
  title: "guard removed",
  family: "guard",
  asks: "Is a check that stopped something gone from the function that it protected?",
  why: "A missing check is invisible to whoever reads the new code, and no scanner of added lines sees it: the limit, the permission or the signature is simply no longer asked for.",
  remedy:
    "Put the check back, or show the reader the place where the same thing is now checked for this function.",
  whenWrong:
    "It fires when the check moved to another file, to a caller, or into a library. A file that is deleted as a whole, and a function that is deleted and no longer called in its file, are not reported: nothing is left there to protect. It does not see a check whose operands now mean something else, nor a function of another file that became empty.",
  severity:
    "critical when the function or the condition has words of money in it; else high, and medium when the check stopped without an error (an empty return, a continue)",
  patterns: ["G1", "G6"],
  options: [],
  looksAt: "text",
  detect: (reading) => lostGuardsOf(reading).map((lost) => suspicionOf(lost, reading)),
};

function suspicionOf(lost: LostGuard, reading: Reading): Suspicion {
  const { statement } = lost.guard.step;
  const before: Lines = { startLine: statement.startLine, endLine: statement.endLine };
  return {
    severity: severityOf(lost),
    within: lost.routine.path,
    side: "before",
    message: messageOf(lost),
    before,
    after: linesAfter(reading.hunks, before),
    statements: [`${lost.guard.key} ${textOf(statement.tokens)}`, lost.onlyWhen ?? ""],
  };
}

function severityOf({ guard, routine }: LostGuard): Severity {
  const { previous } = guard.step;
  const source = previous === null ? null : textOf(previous.tokens.slice(0, 40));
  const isErrorOnly = guard.conjuncts.every((text) => text.length < 16);
  if (isAboutMoney(routine.path, guard.words, isErrorOnly ? source : null)) return "critical";
  return guard.exit === "loud" ? "high" : "medium";
}

function messageOf({ guard, routine, onlyWhen }: LostGuard): Sentence {
  const place = routine.path === null ? say`` : say` in ${routine.path}`;
  const words = shortened(guard.words);
  if (onlyWhen !== null)
    return guard.kind === "call"
      ? say`The call of ${words}${place} stopped what was wrong; now it only runs when ${shortened(readableOf(onlyWhen))}.`
      : say`The check${place} that stopped when ${words} now only runs when ${shortened(readableOf(onlyWhen))}.`;
  return guard.kind === "call"
    ? say`The call of ${words}${place} stopped what was wrong; it is gone, and nothing in this file takes its place.`
    : say`The check${place} that stopped when ${words} is gone; nothing stops it now.`;
}
