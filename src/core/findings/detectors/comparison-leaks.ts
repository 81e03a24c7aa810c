/** Detector: a secret is compared in a way that tells how much of a guess was right. */
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofRemoved } from "../suspicion.ts";
import { does } from "../words/library.ts";
import { namesIn } from "../words/name.ts";

export const comparisonLeaks: Detector = {
  id: "comparison-leaks",
  version: 2,
  title: "comparison leaks",
  family: "crypto",
  asks: "Is a secret no longer compared in the same time whatever the guess?",
  why: "A comparison that stops at the first wrong character tells by its time how many were right, and a signature can be found one character after the other.",
  remedy: "Compare secrets with the function of the library that always takes the same time.",
  whenWrong:
    "It fires when the comparison moved into a function of another file. It does not see a comparison that was never safe.",
  severity: "medium; high where a part of the secret is enough",
  patterns: ["C5"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshIn(reading).flatMap((fresh) => editedOf(fresh)),
    ...reading.matching.removed.flatMap((placed) => removedOf(placed, reading)),
  ],
};

function editedOf(fresh: Fresh): readonly Suspicion[] {
  const { old: before, now: placed } = fresh;
  const safe = before === null ? undefined : safeIn(before);
  if (safe === undefined || safeIn(placed) !== undefined) return [];
  const part = partIn(placed);
  if (part !== null) {
    const message = say`${safe}${insideOf(placed)} gave way to ${part}: the start of the right answer is enough, and so is nothing at all.`;
    return [ofFresh(fresh, { severity: "high", message })];
  }
  if (!comparesIn(placed)) return [];
  const message = say`${safe}${insideOf(placed)} gave way to an ordinary comparison, whose time tells how much of a guess was right.`;
  return [ofFresh(fresh, { severity: "medium", message })];
}

function removedOf(placed: Placed, reading: Reading): readonly Suspicion[] {
  const safe = safeIn(placed);
  if (safe === undefined || placed.step.statement.tokens[0]?.text === "import") return [];
  const now = reading.after.routines.find(({ path }) => path === placed.routine.path);
  if (now === undefined || now.steps.some((step) => safeIn({ step, routine: now }) !== undefined))
    return [];
  const other = reading.matching.added.find(
    (each) => each.routine.path === placed.routine.path && comparesIn(each),
  );
  if (other === undefined) return [];
  const message = say`${safe}${insideOf(placed)} gave way to an ordinary comparison, whose time tells how much of a guess was right.`;
  return [ofRemoved(placed, reading, { severity: "medium", message })];
}

/** A call that is content with a part. */
function partIn({ step }: Placed): string | null {
  const name = namesIn(step.statement.tokens).find(
    ({ text, isCalled }) =>
      isCalled &&
      /(?:^|\.)(?:starts?_?[wW]ith|ends?_?[wW]ith|[hH]asPrefix|includes|contains|indexOf)\??$/.test(
        text,
      ),
  );
  return name === undefined ? null : (name.text.split(".").at(-1) ?? null);
}

function safeIn({ step }: Placed): string | undefined {
  return namesIn(step.statement.tokens).find(
    ({ text, isCalled }) => isCalled && does("constantTime", text),
  )?.text;
}

function comparesIn({ step }: Placed): boolean {
  const { tokens } = step.statement;
  return (
    tokens.some(({ kind, text }) => kind === "operator" && /^[!=]==?$/.test(text)) ||
    namesIn(tokens).some(
      ({ text, isCalled }) =>
        isCalled && /(?:^|\.)(?:equals?|compare|eql|strcmp|memcmp|Equal|DeepEqual)$/.test(text),
    )
  );
}
