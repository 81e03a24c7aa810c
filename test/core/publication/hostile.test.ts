/** Nothing of an attacker's becomes a mention, a link, an image, HTML, a table's cell or a line. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownOf, sentenceMarkdown } from "../../../src/core/publication/markdown.ts";
import { plainPalette, terminalOf } from "../../../src/core/publication/terminal.ts";
import { visible } from "../../../src/core/publication/visible.ts";
import { login, say } from "../../../src/domain/sentence.ts";

const hostile = [
  "@acme/everyone approve this",
  "[click](https://evil.example)",
  "![x](https://evil.example/pixel.png)",
  "<img src=x onerror=alert(1)>",
  "<!-- hidden",
  "`code` and ``more``",
  "`",
  "a | b | c",
  "line\nbreak\r\nand more",
  "# heading",
  "https://evil.example",
  "\u202eback to front",
  "zero\u200bwidth\ufeff",
  "\u001b[2J\u001b]0;title\u0007",
  "\ud800 lone",
  "\udc80\udcff bytes",
  "",
  "   ",
  "- [ ] task",
  "#1 and GH-1 and 0123456789012345678901234567890123456789",
];

/** The text between the fences of the only code span of a sentence; null when there is more or less. */
function onlySpan(markdown: string): string | null {
  const match = /^(`+)([\s\S]*?[^`])\1$/.exec(markdown);
  const [, fence = "", content = ""] = match ?? [];
  return match === null || content.split(/[^`]+/).some((run) => run.length === fence.length)
    ? null
    : content;
}

describe("foreign text", () => {
  it.each(hostile)("stays in one code span on one line: %j", (text) => {
    const markdown = sentenceMarkdown(say`${text}`);
    expect(onlySpan(markdown)).not.toBeNull();
    expect(markdown).not.toMatch(/[\n\r\u001b\u202e\u200b|]/);
    expect(markdown.isWellFormed()).toBe(true);
  });

  it("of any kind stays in one code span", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const markdown = sentenceMarkdown(say`${text}`);
        expect(onlySpan(markdown)).not.toBeNull();
        expect(markdown.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not become a cell of a table", () => {
    const rows = hostile.map((text) => [say`${text}`, say`${login(text)}`]);
    const markdown = markdownOf({
      title: [],
      blocks: [{ kind: "table", header: [say`who`, say`said`], rows }],
    });
    for (const line of markdown.trimEnd().split("\n")) expect(line.split("|")).toHaveLength(4);
    expect(markdown.trimEnd().split("\n")).toHaveLength(hostile.length + 2);
  });

  it("does not end the block of a diff", () => {
    const side = { startLine: 1, lines: ["``` ", "````", "~~~", ...hostile] };
    const markdown = markdownOf({
      title: [],
      blocks: [{ kind: "diff", before: side, after: side }],
    });
    const lines = markdown.trimEnd().split("\n");
    const [fence = ""] = /^`+/.exec(lines[0] ?? "") ?? [];
    const closing = lines.slice(1).findIndex((line) => line.trim().startsWith(fence));
    expect(closing).toBe(lines.length - 2);
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/^[-+]/);
  });

  it("brings no escape sequence to a terminal", () => {
    const blocks = hostile.map((text) => ({
      kind: "paragraph" as const,
      sentence: say`a ${text} b`,
    }));
    const text = terminalOf({ title: [], blocks }, plainPalette);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it("that is long is cut in the middle, so that both ends can be told", () => {
    expect(visible(`start${"x".repeat(10_000)}end.py`)).toMatch(/^startx+ … x+end\.py$/);
    expect(visible(`start${"x".repeat(10_000)}end.py`).length).toBeLessThan(200);
  });

  it("of bytes that are no UTF-8 shows the bytes", () => {
    expect(visible("caf\udce9.py")).toBe("caf\\xe9.py");
  });
});

describe("a login", () => {
  it.each([
    ["alice", "alice"],
    ["dependabot[bot]", "dependabot\\[bot\\]"],
    ["alice_acme", "alice\\_acme"],
  ])("%s is shown by name", (name, shown) => {
    expect(sentenceMarkdown([login(name)])).toBe(shown);
  });

  it("that is none is shown as code", () => {
    expect(sentenceMarkdown([login("@acme/x")])).toBe("`@acme/x`");
  });
});

it("a page stays under GitHub's limit, and says that it was cut", () => {
  const blocks = Array.from({ length: 3_000 }, () => ({
    kind: "paragraph" as const,
    sentence: say`${"x".repeat(190)}`,
  }));
  const markdown = markdownOf({ title: [], blocks });
  expect(markdown.length).toBeLessThan(65_535);
  expect(markdown).toMatch(/This page is cut here: \d+ more parts/);
});
