/** Detector: what happens depends on a date that is written in the code. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { namedOf } from "../calls/definition.ts";
import {
  calendarDayOf,
  daysIn,
  heightsIn,
  isDate,
  isDayNumber,
  isHeight,
  isNamedDate,
  isNamedHeight,
  readsClock,
  readsHeight,
  type Times,
  timesIn,
} from "../conditions/clock.ts";
import { type Comparison, comparisonsIn } from "../conditions/comparison.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Named, Reading } from "../sides/subject.ts";
import { insideOf, shownCode } from "../suspicion.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const timeBomb: Detector = {
  id: "time-bomb",
  version: 2,
  title: "time bomb",
  family: "trigger",
  asks: "Does a condition now compare the clock, or the height of the chain, with a date or height that is written in the code?",
  why: "Until the day comes every test and every review sees honest behaviour; on that day, when the author may long be gone, something else happens.",
  remedy:
    "Say what is to happen on that day and who decided it, or read the date from configuration that people review.",
  whenWrong:
    "It fires on honest cut-over dates and on the end of a support period. It does not see a date that comes from another file, from configuration or from a request, nor one that is compared in a function that is handed the clock under a name that does not say so.",
  severity:
    "critical in code with words of money; high elsewhere; medium where names speak of forks, activation or deprecation, or where only a log or a warning depends on it",
  patterns: ["T1", "T2"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => suspicionOf(fresh, reading)),
};

interface Bomb {
  readonly comparison: Comparison;
  readonly kind: "date" | "height";
}

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const bomb = bombIn(fresh.now, namedOf(reading, "after"));
  if (bomb === null) return [];
  if (fresh.old !== null && bombIn(fresh.old, namedOf(reading, "before")) !== null) return [];
  const severity = severityOf(fresh.now, reading);
  return [
    ofFresh(fresh, { severity, message: messageOf(bomb, fresh.now, namedOf(reading, "after")) }),
  ];
}

function bombIn(placed: Placed, file: Named): Bomb | null {
  const comparisons = comparisonsIn(tokensIn(placed));
  if (comparisons.length === 0) return null;
  const times = timesIn(placed.routine, file.source);
  const heights = heightsIn(placed.routine);
  const days = daysIn(placed.routine, times);
  for (const comparison of comparisons) {
    if (isClockAgainstDate(comparison, times, file)) return { comparison, kind: "date" };
    const { left, right } = comparison;
    if (isDayNumber(left, right, days, file) || isDayNumber(right, left, days, file))
      return { comparison, kind: "date" };
    if (isAgainstHeight(comparison, heights, file)) return { comparison, kind: "height" };
  }
  return isDayOfYear(comparisons, times)
    ? { comparison: comparisons[0] as Comparison, kind: "date" }
    : null;
}

function isClockAgainstDate({ left, right }: Comparison, times: Times, file: Named): boolean {
  const sides = [left, right] as const;
  return [sides, sides.toReversed()].some(
    ([clock = [], date = []]) =>
      readsClock(clock, times) &&
      !isDate(clock, times) &&
      !readsClock(date, times) &&
      (isDate(date, times) || isYearOf(clock, date) || isNamedDate(date, file)),
  );
}

/** `now.year >= 2026`. */
function isYearOf(
  clock: readonly { readonly text: string }[],
  date: readonly { readonly text: string }[],
): boolean {
  const isYear = clock.some(({ text }) =>
    /^(?:year|getFullYear|getUTCFullYear|Year|getYear)$/.test(text),
  );
  return isYear && date.length === 1 && /^20[2-9]\d$/.test(date[0]?.text ?? "");
}

/** `now.month == 3 and now.day == 1`. */
function isDayOfYear(comparisons: readonly Comparison[], times: Times): boolean {
  const asks = (part: RegExp): boolean =>
    comparisons.some(
      ({ left, right }) =>
        readsClock(left, times) &&
        left.some(({ text }) => part.test(text)) &&
        right.length === 1 &&
        right[0]?.kind === "number",
    );
  return (
    asks(/^(?:get(?:UTC)?)?month$/i) &&
    asks(/^(?:day|getDate|getUTCDate|Day|dayOfMonth|getDayOfMonth)$/)
  );
}

function isAgainstHeight(
  { left, right }: Comparison,
  heights: ReadonlySet<string>,
  file: Named,
): boolean {
  return [
    [left, right],
    [right, left],
  ].some(
    ([height = [], number = []]) =>
      readsHeight(height, heights) && (isHeight(number) || isNamedHeight(number, file)),
  );
}

function severityOf({ step, routine }: Placed, reading: Reading): Severity {
  const path = pathOf(reading.file);
  if (speaksOf("activation", path, routine.path, step.text)) return "medium";
  const { body } = step.statement;
  const isTalk =
    body.length > 0 &&
    body.every(
      ({ tokens }) =>
        speaksOf("log", ...tokens.slice(0, 4).map(({ text }) => text)) ||
        /^(?:warn|warnings)$/.test(tokens[0]?.text ?? ""),
    );
  if (isTalk) return "medium";
  return isAboutMoney(path, routine.path, step.text) ? "critical" : "high";
}

function messageOf({ comparison, kind }: Bomb, placed: Placed, file: Named): Sentence {
  const { left, right, written } = comparison;
  const day = calendarDayOf(left, right, file);
  const when = day === null ? say`` : say`, which is ${day}`;
  const words = /^(?!in$)\w/.test(written)
    ? `${shownCode(left)}.${written}(${shownCode(right)})`
    : `${shownCode(left)} ${written} ${shownCode(right)}`;
  const place = insideOf(placed);
  return kind === "date"
    ? say`What happens${place} now depends on the date: ${words}${when}. Tests before that day see only one of the two ways.`
    : say`What happens${place} now depends on the height of the chain: ${words}. Tests before that block see only one of the two ways.`;
}
