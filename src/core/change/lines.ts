/** How two texts differ line by line, as hunks with both sides. */
import { diffArrays } from "diff";

/** Lines of one side; `start` is 1-based and, without lines, the line they would stand before. */
export interface HunkSide {
  readonly start: number;
  readonly lines: readonly string[];
}

/** A stretch where the texts differ; at least one side has lines. */
export interface Hunk {
  readonly before: HunkSide;
  readonly after: HunkSide;
}

/** Lines of equal text whose line ending differs (LF, CRLF or none at the end of the file). */
export interface EndingRun {
  readonly before: number;
  readonly after: number;
  readonly count: number;
}

export interface LineDiff {
  /** False: too far apart to pair line by line; one hunk holds all between first and last change. */
  readonly paired: boolean;
  readonly hunks: readonly Hunk[];
  readonly endings: readonly EndingRun[];
}

interface Lines {
  readonly texts: readonly string[];
  readonly endings: readonly string[];
}

/** 0-based line of each side. */
interface Pair {
  readonly before: number;
  readonly after: number;
}

/** Steps of the search times lines: about a second at worst, whatever the texts are. */
const budget = 30_000_000;
const mostEdits = 2_000;
const fewestEdits = 16;

/** Linear in the texts: the search gives up at a number of edits that falls as they grow. */
export function lineDiffOf(before: string, after: string): LineDiff {
  const old = linesOf(before);
  const now = linesOf(after);
  const head = commonHead(old.texts, now.texts);
  const tail = commonTail(old.texts, now.texts, head);
  const middle = middlePairs(old.texts, now.texts, head, tail);
  const pairs = [
    ...span(head, 0, 0),
    ...(middle ?? []),
    ...span(tail, old.texts.length - tail, now.texts.length - tail),
  ];
  return {
    paired: middle !== null,
    hunks: gapsOf(pairs, old.texts, now.texts),
    endings: endingRunsOf(pairs, old.endings, now.endings),
  };
}

function linesOf(text: string): Lines {
  const raw = text.split("\n");
  const last = raw.pop() ?? "";
  const texts = raw.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  const endings = raw.map((line) => (line.endsWith("\r") ? "\r\n" : "\n"));
  return last === "" ? { texts, endings } : { texts: [...texts, last], endings: [...endings, ""] };
}

function commonHead(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length);
  let count = 0;
  while (count < most && old[count] === now[count]) count += 1;
  return count;
}

function commonTail(old: readonly string[], now: readonly string[], head: number): number {
  const most = Math.min(old.length, now.length) - head;
  let count = 0;
  while (count < most && old[old.length - 1 - count] === now[now.length - 1 - count]) count += 1;
  return count;
}

/** Pairs between head and tail; null when the search gave up. */
function middlePairs(
  old: readonly string[],
  now: readonly string[],
  head: number,
  tail: number,
): readonly Pair[] | null {
  // A line that the other side does not have cannot be paired, so the search need not see it.
  const left = shared(old, head, tail, new Set(now.slice(head, now.length - tail)));
  const right = shared(now, head, tail, new Set(old.slice(head, old.length - tail)));
  const size = left.length + right.length;
  const changes = diffArrays(
    left.map((line) => old[line] ?? ""),
    right.map((line) => now[line] ?? ""),
    { maxEditLength: Math.min(mostEdits, Math.max(fewestEdits, Math.floor(budget / (size + 1)))) },
  ) as ReturnType<typeof diffArrays<string>> | undefined;
  return changes === undefined ? null : pairsOf(changes, left, right);
}

function shared(
  lines: readonly string[],
  head: number,
  tail: number,
  other: ReadonlySet<string>,
): readonly number[] {
  const numbers: number[] = [];
  for (let line = head; line < lines.length - tail; line += 1)
    if (other.has(lines[line] ?? "")) numbers.push(line);
  return numbers;
}

function pairsOf(
  changes: ReturnType<typeof diffArrays<string>>,
  left: readonly number[],
  right: readonly number[],
): readonly Pair[] {
  const pairs: Pair[] = [];
  let before = 0;
  let after = 0;
  for (const change of changes) {
    if (!change.added && !change.removed)
      for (let step = 0; step < change.count; step += 1)
        pairs.push({ before: left[before + step] ?? 0, after: right[after + step] ?? 0 });
    if (!change.added) before += change.count;
    if (!change.removed) after += change.count;
  }
  return pairs;
}

function* span(count: number, before: number, after: number): Generator<Pair> {
  for (let step = 0; step < count; step += 1) yield { before: before + step, after: after + step };
}

/** What lies between two pairs is a hunk. */
function gapsOf(
  pairs: readonly Pair[],
  old: readonly string[],
  now: readonly string[],
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let before = 0;
  let after = 0;
  for (const pair of [...pairs, { before: old.length, after: now.length }]) {
    if (pair.before > before || pair.after > after)
      hunks.push({
        before: { start: before + 1, lines: old.slice(before, pair.before) },
        after: { start: after + 1, lines: now.slice(after, pair.after) },
      });
    before = pair.before + 1;
    after = pair.after + 1;
  }
  return hunks;
}

function endingRunsOf(
  pairs: readonly Pair[],
  old: readonly string[],
  now: readonly string[],
): readonly EndingRun[] {
  const runs: EndingRun[] = [];
  for (const pair of pairs) {
    if (old[pair.before] === now[pair.after]) continue;
    const last = runs.at(-1);
    const follows =
      last !== undefined &&
      last.before + last.count === pair.before + 1 &&
      last.after + last.count === pair.after + 1;
    if (follows) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ before: pair.before + 1, after: pair.after + 1, count: 1 });
  }
  return runs;
}
