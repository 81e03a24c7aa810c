import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LineDiff, lineDiffOf } from "../../../src/core/change/lines.ts";
import { costOf } from "../cost.ts";

const numbered = (count: number, prefix: string): string =>
  Array.from({ length: count }, (_, line) => `${prefix}${line}\n`).join("");

/** A line end ends a line, it does not begin another. */
const linesOf = (text: string): string[] =>
  text === "" ? [] : text.replace(/\n$/, "").split("\n");

/** "2-old 2+new": line number, side, text. */
function shown(diff: LineDiff): string {
  return diff.hunks
    .flatMap(({ before, after }) => [
      ...before.lines.map((line, index) => `${before.start + index}-${line}`),
      ...after.lines.map((line, index) => `${after.start + index}+${line}`),
    ])
    .join(" ");
}

describe("two texts differ", () => {
  test.each<[what: string, before: string, after: string, hunks: string]>([
    ["in nothing", "a\nb\n", "a\nb\n", ""],
    ["in an edited line", "a\nb\nc\n", "a\nx\nc\n", "2-b 2+x"],
    ["in an added line", "a\nc\n", "a\nb\nc\n", "2+b"],
    ["in a removed line", "a\nb\nc\n", "a\nc\n", "2-b"],
    ["in everything", "a\nb\n", "x\ny\n", "1-a 2-b 1+x 2+y"],
    ["from nothing", "", "a\n", "1+a"],
    ["to nothing", "a\n", "", "1-a"],
    ["in two places", "a\nb\nc\nd\n", "x\nb\nc\ny\n", "1-a 1+x 4-d 4+y"],
    ["in which of two equal lines went", "a\na\n", "a\n", "2-a"],
    ["in a line added behind one without a line end", "a", "a\nb", "2+b"],
  ])("%s", (_, before, after, hunks) => {
    expect(shown(lineDiffOf(before, after))).toBe(hunks);
  });

  test.each<[what: string, before: string, after: string, count: number]>([
    ["LF became CRLF", "a\nb\n", "a\r\nb\r\n", 2],
    ["CRLF became LF", "a\r\nb\r\n", "a\nb\n", 2],
    ["the last line end is gone", "a\nb\n", "a\nb", 1],
    ["nothing changed", "a\r\nb", "a\r\nb", 0],
  ])("in line ends alone, and the lines still pair: %s", (_, before, after, count) => {
    const diff = lineDiffOf(before, after);
    expect(diff.hunks).toEqual([]);
    expect(diff.endings.reduce((sum, run) => sum + run.count, 0)).toBe(count);
  });

  test("and a carriage return inside a line is part of it", () => {
    expect(shown(lineDiffOf("a\rb\n", "a\n"))).toBe("1-a\rb 1+a");
  });
});

test("both texts can be put together again from the hunks", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "", "d")).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { hunks } = lineDiffOf(before, after);
      const lines = linesOf(before);
      for (const hunk of hunks.toReversed())
        lines.splice(hunk.before.start - 1, hunk.before.lines.length, ...hunk.after.lines);
      expect(lines).toEqual(linesOf(after));
    }),
  );
});

describe("texts too far apart to pair", () => {
  const shuffled = (seed: number): string =>
    Array.from({ length: 20_000 }, (_, line) => `${(line * seed) % 20_011}\n`).join("");

  test("are given up in bounded time, as one hunk of everything", () => {
    const compare = () => lineDiffOf(shuffled(7), shuffled(13_577));
    expect(costOf(compare).cpuMs).toBeLessThan(5_000);
    const diff = compare();
    expect(diff.paired).toBe(false);
    expect(diff.hunks).toHaveLength(1);
    expect(diff.hunks[0]?.before.start).toBe(2);
  });

  test("are not those that share no line at all: that is known at once", () => {
    const diff = lineDiffOf(numbered(20_000, "a"), numbered(20_000, "b"));
    expect(diff.paired).toBe(true);
    expect(diff.hunks).toHaveLength(1);
  });
});
