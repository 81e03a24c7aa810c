/** Detector: of numbers that belong together, only some changed. */
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import { insideOf, ofPair } from "../suspicion.ts";
import { partedIn } from "../values/magnitude.ts";
import { speaksOf } from "../words/lexicon.ts";

export const invariantBroken: Detector = {
  id: "invariant-broken",
  version: 1,
  title: "invariant broken",
  family: "limit",
  asks: "Did one side of an equation change its power of ten and the other not?",
  why: "Uranium compared balances in ten thousandths with reserves in thousandths: the check of its pools passed with a hundredth of what was owed, and fifty million dollars went out.",
  remedy: "Give the number one name and use it on both sides.",
  whenWrong:
    "It fires where equal numbers in one function mean different things. It does not see two sides that stand in different functions, nor a change that is no power of ten.",
  severity: "high where amounts are compared or moved; else medium",
  patterns: ["L2"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => matching.edited.flatMap(suspicionsOf),
};

function suspicionsOf(edited: Edited): readonly Suspicion[] {
  const { step, routine } = edited.after;
  if (routine.path === null) return [];
  const isMoney = speaksOf("amount", step.text) || speaksOf("movesMoney", routine.path);
  return partedIn(edited)
    .slice(0, 1)
    .map(({ before, after, left }) =>
      ofPair(edited, {
        severity: isMoney ? "high" : "medium",
        message: say`${before.text}${insideOf(edited.after)} became ${after.text} here, and stayed ${before.text} at ${left} other ${left === 1 ? say`place` : say`places`} of the same function: what both sides compare is no longer in one unit.`,
      }),
    );
}
