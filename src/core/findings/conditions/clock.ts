/** The clock, and dates that are written down. */

import { dayOf } from "../../../domain/time.ts";
import { remembered } from "../../remembered.ts";
import type { Token } from "../../syntax/token.ts";
import { definitionsOf, nameIn, spelledOut } from "../calls/definition.ts";
import { type Gives, namesHolding } from "../calls/flow.ts";
import type { Routine } from "../sides/routine.ts";
import type { Named, Source } from "../sides/subject.ts";
import { constantOf } from "../values/constant.ts";
import { unquoted } from "../values/literal.ts";
import { speaksOf } from "../words/lexicon.ts";

/** What the names of a function hold. */
export interface Times {
  /** What time or how late it is now. */
  readonly clocks: ReadonlySet<string>;
  /** A date, or the height of a chain, that somebody wrote down. */
  readonly dates: ReadonlySet<string>;
}

/** From 2020 to 2100, in seconds; and the same in the smaller units. */
const epoch = { first: 1_577_836_800, last: 4_102_444_800 };
const scales = [1, 1e3, 1e6, 1e9];
const writtenDate =
  /^(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?:[T ][\d:.+Z-]*)?$/;
const compactDate = /^20[2-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const leastHeight = 1_000;

const nothing: Times = { clocks: new Set(), dates: new Set() };

/** Constants of the file count for all its functions. */
export const timesIn = remembered(
  (routine: Routine, source: Source): Times => ({
    clocks: namesHolding(
      routine,
      (value, held) => value.length <= 24 && readsClock(value, { ...nothing, clocks: held }),
    ),
    dates: datesIn(routine, constantsIn(source)),
  }),
);

const constantsIn = remembered((source: Source) =>
  source.routines
    .filter(({ path }) => path === null)
    .reduce((known, routine) => datesIn(routine, known), nothing.dates),
);

function datesIn(routine: Routine, known: ReadonlySet<string>): ReadonlySet<string> {
  const gives: Gives = (value, held) =>
    value.length <= 40 && isDate(value, { ...nothing, dates: held });
  return namesHolding(routine, gives, known);
}

/** It asks the clock, or a name that holds what the clock said. */
export function readsClock(tokens: readonly Token[], { clocks }: Times): boolean {
  return tokens.some(({ kind, text }, index) => {
    if (kind !== "word") return false;
    const next = tokens[index + 1]?.text;
    const previous = tokens[index - 1]?.text;
    if (clocks.has(text) && next !== "(") return true;
    const before = tokens[index - 2]?.text ?? "";
    if (previous === "." && before === "block") return text === "timestamp" || text === "number";
    // `$(date +%s)` of shells.
    if (text === "date" && next === "+") return true;
    if (next === "(" && isClockCall(text, tokens, index)) return true;
    return (
      speaksOf("blockClock", text) || /^(?:now|NOW|CURRENT_DATE|CURRENT_TIMESTAMP)$/.test(text)
    );
  });
}

function isClockCall(name: string, tokens: readonly Token[], index: number): boolean {
  const isEmpty = tokens[index + 2]?.text === ")";
  const before = tokens[index - 2]?.text ?? "";
  if (name === "Date" && tokens[index - 1]?.text === "new") return isEmpty;
  if (name === "time" && before === "time") return isEmpty;
  if (name === "timestamp" || name === "getTime" || name === "gettime") return false;
  return speaksOf("clock", name) && (isEmpty || /^(?:now|utcnow|today)$/i.test(name));
}

/** A date in words, numbers or arithmetic, or a name that holds one. */
export function isDate(tokens: readonly Token[], { dates }: Times): boolean {
  if (tokens.length === 0) return false;
  const isNamed = tokens.some(({ kind, text }) => kind === "word" && dates.has(text));
  return isNamed || tokens.some((_, index) => startsDate(tokens, index)) || isEpoch(tokens);
}

/** `datetime(2026, 3, 1)`, `Date.UTC(2026, 2, 1)`, `"2026-03-01"`, `1767225600`. */
function startsDate(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.kind === "string") {
    const text = unquoted(token.text).slice(0, 40);
    return writtenDate.test(text) || compactDate.test(text);
  }
  if (token.kind === "number") {
    const value = constantOf([token]);
    return value?.kind === "number" && value.unit === "none" && isEpochNumber(value.number);
  }
  if (token.kind !== "word" || tokens[index + 1]?.text !== "(") return false;
  const year = constantOf(tokens.slice(index + 2, index + 3));
  const isYear = year?.kind === "number" && year.number >= 2000 && year.number <= 2100;
  return (
    isYear &&
    tokens[index + 3]?.text === "," &&
    /^(?:date|datetime|UTC|of|Date|new_?date|ymd|from_ymd(?:_opt)?|LocalDate|DateTime|mktime|parse)$/i.test(
      token.text,
    )
  );
}

/** Arithmetic that comes out as a time: `1767225 * 1000`. */
function isEpoch(tokens: readonly Token[]): boolean {
  const value = tokens.length > 1 && tokens.length <= 40 ? constantOf(tokens) : null;
  return value?.kind === "number" && isEpochNumber(value.number);
}

function isEpochNumber(number: number): boolean {
  return scales.some((scale) => inEpoch(number / scale));
}

/** `block.number > 19_000_000`: a height is a number of any size. */
export function isHeight(tokens: readonly Token[]): boolean {
  const value = constantOf(tokens);
  return value?.kind === "number" && Number.isInteger(value.number) && value.number >= leastHeight;
}

/** The chain's length, not its time. */
export function readsHeight(tokens: readonly Token[], heights: ReadonlySet<string>): boolean {
  return tokens.some(({ kind, text }, index) => {
    if (kind !== "word") return false;
    const isOfBlock =
      tokens[index - 1]?.text === "." && /^(?:block|Block)$/.test(tokens[index - 2]?.text ?? "");
    return (
      (isOfBlock && /^(?:number|height)$/i.test(text)) ||
      speaksOf("blockClock", text) ||
      heights.has(text)
    );
  });
}

export const heightsIn = remembered(workHeightsIn);

function workHeightsIn(routine: Routine): ReadonlySet<string> {
  return namesHolding(routine, (value, held) => value.length <= 16 && readsHeight(value, held));
}

/** `FORK`, where it stands for a whole number that is written in this file. */
export function isNamedHeight(tokens: readonly Token[], file: Named): boolean {
  const name = nameIn(tokens);
  return name !== null && definitionsOf(name, file).some(isHeight);
}

/** `CUTOFF`, where it stands for a date that is written in this file. */
export function isNamedDate(tokens: readonly Token[], file: Named): boolean {
  const name = nameIn(tokens);
  return (
    name !== null &&
    definitionsOf(name, file).some((value) => isDate(spelledOut(value, file), nothing))
  );
}

/** `2002-03-04`, where one of them is a number that somebody has to count out; else null. */
export function calendarDayOf(
  left: readonly Token[],
  right: readonly Token[],
  file: Named,
): string | null {
  for (const side of [right, left]) {
    const value = constantOf(spelledOut(side, file));
    if (value?.kind !== "number") continue;
    const { number } = value;
    const scale = scales.find((each) => inEpoch(number / each));
    if (scale === undefined && !isDayOfEpoch(number)) continue;
    return dayOf(scale === undefined ? number : Math.floor(number / scale / 86_400));
  }
  return null;
}

function inEpoch(number: number): boolean {
  return number >= epoch.first && number <= epoch.last;
}

function isDayOfEpoch(number: number): boolean {
  return number >= epochDays.first && number <= epochDays.last;
}

/** From 2000 to 2100, in days since 1970. */
const epochDays = { first: 10_957, last: 47_482 };
const secondsOfDay = [86_400, 86_400_000, 864e5, 86_400e9];

/** The clock counts days, and is compared with the number of one: `toEpochDay() >= 20_513`. */
export function isDayNumber(
  clock: readonly Token[],
  day: readonly Token[],
  days: ReadonlySet<string>,
  file: Named,
): boolean {
  const value = constantOf(spelledOut(day, file));
  if (value?.kind !== "number" || !Number.isInteger(value.number)) return false;
  return isDayOfEpoch(value.number) && countsDays(clock, days);
}

/** Names that hold which day it is since 1970; not how many days have passed. */
export function daysIn(routine: Routine, times: Times): ReadonlySet<string> {
  return namesHolding(
    routine,
    (value, held) => value.length <= 24 && readsClock(value, times) && countsDays(value, held),
  );
}

function countsDays(tokens: readonly Token[], held: ReadonlySet<string>): boolean {
  const isDifference = tokens.some(({ kind, text }) => kind === "operator" && text === "-");
  if (isDifference) return false;
  return tokens.some(({ kind, text }, index) => {
    if (kind === "word")
      return held.has(text) || /^(?:toEpochDay|toEpochDays|toordinal)$/.test(text);
    const divisor = /^\/\/?$/.test(text) ? constantOf(tokens.slice(index + 1, index + 2)) : null;
    return divisor?.kind === "number" && secondsOfDay.includes(divisor.number);
  });
}
