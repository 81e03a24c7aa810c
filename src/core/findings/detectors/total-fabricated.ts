/** Detector: a total that others are shown is made up. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshOf, ofFresh } from "../fresh-text.ts";
import { speaksOf } from "../lexicon.ts";
import { does } from "../library.ts";
import { namesIn, targetOf } from "../name.ts";
import type { SettingChange } from "../setting.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";

export const totalFabricated: Detector = {
  id: "total-fabricated",
  version: 1,
  title: "total fabricated",
  family: "audit",
  asks: "Is a balance or a total now random, or a number that was written down?",
  why: "The insurance fund of FTX was shown to the public as its size of yesterday plus a random number; nobody outside can tell such a total from one that was counted.",
  remedy:
    "Count the total from the accounts that it is of, and keep made-up numbers in tests and demonstrations.",
  whenWrong:
    "It fires on demonstrations and simulations that lie outside of test folders. It does not see a total that is counted from made-up records, nor a factor that is applied later.",
  severity:
    "high when a random number goes into a total; medium when a total that was counted is now a constant",
  patterns: ["A5"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshOf(reading).flatMap(randomOf),
    ...reading.settings.changed.flatMap(constantOf),
  ],
};

function randomOf(fresh: Fresh): readonly Suspicion[] {
  const { placed } = fresh;
  const { tokens } = placed.step.statement;
  const random = namesIn(tokens).find(
    ({ text, tokens: own }) =>
      (does("weakRandom", text) || does("strongRandom", text)) &&
      own.some((token) => fresh.tokens.has(token)),
  );
  if (random === undefined || isPlay(placed.routine.path)) return [];
  const target = tokens[0]?.text === "return" ? placed.routine.path : targetOf(tokens);
  if (target === null || !speaksOf("reportedTotal", target.split(".").at(-1) ?? target)) return [];
  const severity: Severity = "high";
  const message = say`${target}${insideOf(placed)} is worked out with ${random.text}: the total that is shown is not counted any more.`;
  return [ofFresh(fresh, { severity, message })];
}

/** Demonstrations, simulations and tests make numbers up on purpose. */
function isPlay(path: string | null): boolean {
  return /mock|fake|demo|simul|sample|random|generate|test|fuzz|monte|paper|shuffle|dummy|example/i.test(
    path ?? "",
  );
}

function constantOf(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  const { value } = after;
  if (before.value !== null || value?.kind !== "number" || after.sign !== "=") return [];
  // Zero and one are where counting starts.
  if (Math.abs(value.number) <= 1 || before.tokens.length < 3 || isPlay(after.placed.routine.path))
    return [];
  const isReported =
    speaksOf("reportedTotal", after.name) && after.placed.step.statement.kind !== "function";
  const isCounted = before.tokens.some(({ text }) => text === "(" || text === "." || text === "+");
  if (!isReported || !isCounted) return [];
  const message = say`${after.name}${insideOf(after.placed)} was worked out from ${shownCode(before.tokens)}; now it is always ${shownCode(after.tokens)}.`;
  return [ofSetting(change, { severity: "medium", message })];
}
