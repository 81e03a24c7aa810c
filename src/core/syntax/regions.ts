/** Which lines of each side have to be read to understand a change: whole functions, both sides. */
import type { Hunk, HunkSide } from "../change/lines.ts";
import type { OutlineItem } from "./node.ts";

/** 1-based, inclusive. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

export interface Side {
  readonly outline: readonly OutlineItem[];
  readonly text: string;
}

export interface Regions {
  readonly before: readonly LineRange[];
  readonly after: readonly LineRange[];
}

/**
 * The hunks, widened to the functions, long comments and strings that they touch, carried over to
 * the other side: a comment opened above a check removes lines that no hunk names. Functions that
 * changed lines call are read as well.
 */
export function regionsOf(before: Side, after: Side, hunks: readonly Hunk[]): Regions {
  let regions: Regions = {
    before: merged(
      touchedIn(
        before,
        hunks.map((hunk) => hunk.before),
      ),
    ),
    after: merged(
      touchedIn(
        after,
        hunks.map((hunk) => hunk.after),
      ),
    ),
  };
  for (let round = 0; round < 2; round += 1) {
    const widened = {
      before: widen(regions.before, before.outline),
      after: widen(regions.after, after.outline),
    };
    regions = {
      before: merged([
        ...widened.before,
        ...widened.after.map((range) => carry(range, hunks, "after")),
      ]),
      after: merged([
        ...widened.after,
        ...widened.before.map((range) => carry(range, hunks, "before")),
      ]),
    };
  }
  return regions;
}

/** True when any of the lines is in one of the sorted, disjoint ranges. */
export function intersects(ranges: readonly LineRange[], start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.start <= end;
}

function rangeOf(side: HunkSide): LineRange {
  // A side without lines still touches what stands around the gap.
  return { start: Math.max(1, side.start - 1), end: side.start + side.lines.length };
}

function widen(
  ranges: readonly LineRange[],
  outline: readonly OutlineItem[],
): readonly LineRange[] {
  const touched = outline.filter((item) => intersects(ranges, item.startLine, item.endLine));
  return merged([
    ...ranges,
    ...touched.map((item) => ({ start: item.startLine, end: item.endLine })),
  ]);
}

function merged(ranges: readonly LineRange[]): readonly LineRange[] {
  const sorted = ranges.toSorted((one, other) => one.start - other.start);
  const result: LineRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.start > last.end + 1) result.push(range);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return result;
}

/** The same lines on the other side. */
function carry(range: LineRange, hunks: readonly Hunk[], from: "before" | "after"): LineRange {
  return { start: carryLine(range.start, hunks, from), end: carryLine(range.end, hunks, from) };
}

function carryLine(line: number, hunks: readonly Hunk[], from: "before" | "after"): number {
  const to = from === "before" ? "after" : "before";
  let low = 0;
  let high = hunks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hunks[middle]?.[from].start ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  const hunk = hunks[low - 1];
  if (hunk === undefined) return line;
  const offset = line - hunk[from].start - hunk[from].lines.length;
  return offset < 0 ? hunk[to].start : hunk[to].start + hunk[to].lines.length + offset;
}

function touchedIn(side: Side, hunks: readonly HunkSide[]): readonly LineRange[] {
  return [...hunks.map(rangeOf), ...calledIn(side, hunks)];
}

/** Words before a bracket that call nothing. */
const keywords: ReadonlySet<string> = new Set(
  "if for while switch catch return function def await typeof and or not in".split(" "),
);

/** Where functions start whose first line names something that a changed line calls. */
function calledIn(side: Side, hunks: readonly HunkSide[]): readonly LineRange[] {
  const called = new Set<string>();
  for (const { lines } of hunks)
    for (const line of lines)
      for (const match of line.matchAll(/([\p{L}\p{N}_$]+)\s*\(/gu))
        if (!keywords.has(match[1] ?? "")) called.add(match[1] ?? "");
  if (called.size === 0) return [];
  const lines = side.text.split("\n");
  return side.outline
    .filter((item) => names(headOf(lines, item), called))
    .map((item) => ({ start: item.startLine, end: item.endLine }));
}

const mostMarks = 20;

/** The line with the name, below the marks. */
function headOf(lines: readonly string[], { startLine }: OutlineItem): string {
  const first = lines.slice(startLine - 1, startLine + mostMarks);
  return first.find((line) => !/^\s*(?:@|#?\[)/.test(line)) ?? "";
}

function names(line: string, called: ReadonlySet<string>): boolean {
  return (line.slice(0, 200).match(/[\p{L}\p{N}_$]+/gu) ?? []).some((word) => called.has(word));
}
