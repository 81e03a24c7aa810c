/** A check run read back: in a terminal it is the page that it was written from. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRunOf, shownPage, titleTextOf } from "../../../src/core/publication/check-run.ts";
import { decisionPage } from "../../../src/core/publication/decision-page.ts";
import { markdownOf, sentenceMarkdown } from "../../../src/core/publication/markdown.ts";
import { readMarkdown } from "../../../src/core/publication/read-markdown.ts";
import { readSentence } from "../../../src/core/publication/read-sentence.ts";
import { shownVerdict } from "../../../src/core/publication/shown-verdict.ts";
import { plainPalette, sentenceText, terminalOf } from "../../../src/core/publication/terminal.ts";
import { withdrawnRun } from "../../../src/core/publication/withdrawn-page.ts";
import { verdicts } from "../../../src/domain/decision.ts";
import type { Part } from "../../../src/domain/sentence.ts";
import { head } from "../ordinary.ts";
import { cases, decided } from "./cases.ts";

const read = (markdown: string) =>
  terminalOf({ title: [], blocks: readMarkdown(markdown) }, plainPalette);

describe.each(Object.entries(cases))("%s", (_name, difference) => {
  const decision = decided(difference);

  it("reads as in the check run: the same text, in the same order", () => {
    const page = decisionPage(decision, 1042);
    expect(read(markdownOf(page))).toBe(terminalOf(page, plainPalette));
  });

  it.each([true, false])("tells its verdict (tried again soon: %s)", (retrying) => {
    const run = checkRunOf(decision, { entry: 1042, retrying, siblings: [] });
    const isFailedElsewhere = decision.elsewhere.length > 0 && run.state === "failure";
    expect(shownVerdict(run)).toBe(isFailedElsewhere ? "undetermined" : decision.verdict);
  });
});

describe("a verdict is told of nothing but what we say", () => {
  const held = checkRunOf(decided({}), { entry: 1, retrying: false, siblings: [] });

  it("clear is a success alone", () => {
    for (const state of ["neutral", "skipped", "queued", "in_progress", "failure", "stale"])
      expect(shownVerdict({ ...held, title: "Nothing guarded is touched", state })).toBe(null);
    expect(shownVerdict({ ...held, title: "Nothing guarded is touched", state: "success" })).toBe(
      "clear",
    );
  });

  it("where somebody else's pull request holds the commit, it is what that one is", () => {
    for (const verdict of verdicts) {
      const siblings = [{ pull: 31, verdict }];
      const shown = shownPage(decided({}), 1, siblings);
      const run = checkRunOf(decided({}), { entry: 1, retrying: false, siblings });
      const told = shownVerdict(run);
      expect(told === shown.verdict || (told === null && run.state === "failure")).toBe(true);
    }
  });

  it("none of what was withdrawn", () => {
    for (const why of ["closed", "moved", "merged", "observed"] as const)
      expect(shownVerdict(withdrawnRun(head, 30, why))).toBe(null);
  });

  it("an observing run is no check, whatever its title", () => {
    const observed = { ...held, name: "foureyes (observe)" };
    expect(
      shownVerdict({ ...observed, state: "success", title: "Nothing guarded is touched" }),
    ).toBe(null);
    expect(shownVerdict({ ...observed, state: "neutral", title: "Approved by alice" })).toBe(null);
  });
});

const words = fc.string({ unit: "grapheme", maxLength: 40 });
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("foreign" as const), text: words }),
  fc.record({
    kind: fc.constantFrom("ours" as const, "strong" as const),
    text: fc.stringMatching(/^[a-z*_`#<>|\\[\]~ .:]{1,20}$/),
  }),
);

describe("a sentence", () => {
  it("reads as it was written, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (sentence) => {
        // Two code spans in a row cannot be told apart; in our sentences words stand between.
        const spaced = sentence.flatMap((each) => [each, { kind: "ours", text: " and " } as const]);
        const blank = (text: string) => text.replaceAll("\\u{7c}", "|").replaceAll("(blank)", "");
        const text = sentenceText(
          spaced.map((each) =>
            each.kind === "foreign" && each.text.trim() === "" ? { ...each, text: "" } : each,
          ),
        );
        expect(blank(sentenceText(readSentence(sentenceMarkdown(spaced))))).toBe(blank(text));
      }),
    );
  });

  it("that is forged takes no time, whatever its marks", () => {
    const started = performance.now();
    for (const unit of ["`", "` ", "**", "** ", "**a", "\\", "`a``b", "*`"])
      readSentence(unit.repeat(60_000 / unit.length));
    readSentence(Array.from({ length: 340 }, (_, index) => "`".repeat(index + 1)).join(" "));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("what is not ours", () => {
  const hostile =
    "\u001b[2J**Clear.**\u202e gone\n<img src=x onerror=1>\n\n[click](https://evil.example)\n```\n\u0007\n| a\n- \u009b31m";

  it("shows as it is written, and a terminal obeys none of it", () => {
    const text = read(hostile);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(text).toContain("\\u{1b}[2JClear.\\u{202e} gone");
    expect(text).toContain("<img src=x onerror=1>");
    expect(text).toContain("[click](https://evil.example)");
    expect(text).toContain("| a");
  });

  it("as a title is one line", () => {
    expect(titleTextOf({ title: [{ kind: "ours", text: "a\u001b\nb" }], blocks: [] })).toBe(
      "a\\u{1b}\\u{a}b",
    );
  });

  it("ends nowhere but at its end: a fence that is not closed loses nothing", () => {
    expect(read("```diff\n-a\n+b\n\nend")).toContain("+ end");
  });
});
