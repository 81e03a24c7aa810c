import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseFile } from "../../../src/app/analysis/analyse-file.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Finding } from "../../../src/domain/finding.ts";
import { parseSha } from "../../../src/domain/sha.ts";

const paths =
  "a.py a.ts a.jsx a.go a.java a.kt a.rs a.sol a.rb a.c a.cpp a.cs a.php a.scala a.sh a.yaml a.json a.toml a.tf a.sql a.md unknown".split(
    " ",
  );
const fragments = [
  ..."()[]{}:;,!-+=<>\"'`/#\\\n\t ",
  ..."if else elif for while try except catch def func function class return raise throw assert".split(
    " ",
  ),
  ..."require( validate() lambda => not and or && || ${ */ /* // \"\"\" ''' 0x52908400098527886E0F7030069857D2E4169EE7".split(
    " ",
  ),
  ..."amount limit err nil \n    \r\n \u0000x \ud800 é 😀 ﬁ".split(" "),
];
const soup = fc
  .array(fc.constantFrom(...fragments), { maxLength: 80 })
  .map((parts) => parts.join(" "));

async function analyse(
  before: Uint8Array,
  after: Uint8Array,
  path: string,
): Promise<readonly Finding[]> {
  const version = (digit: string) =>
    ({ path: path as Path, kind: "file", object: parseSha(digit.repeat(40)) }) as const;
  const found = await analyseFile({
    file: { before: version("a"), after: version("b") },
    before: { kind: "bytes", bytes: before },
    after: { kind: "bytes", bytes: after },
    detectors: {},
  });
  return found.findings;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Milliseconds, generous for a busy machine: what is quadratic takes minutes. */
const patience = 8_000;

describe("whatever is in a file", () => {
  test("broken code gives findings and no crash", { timeout: 60_000 }, async () => {
    const pair = fc.asyncProperty(soup, soup, fc.constantFrom(...paths), async (was, is, path) => {
      const findings = await analyse(bytesOf(was), bytesOf(is), path);
      expect(
        findings.filter(
          (finding) =>
            finding.detector === "opaque-content" && !was.includes("\0") && !is.includes("\0"),
        ),
      ).toEqual([]);
    });
    await fc.assert(pair, { numRuns: 200 });
  });

  test("random bytes are opaque or text, and no crash", async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const pair = fc.asyncProperty(
      bytes,
      bytes,
      fc.constantFrom(...paths),
      async (was, is, path) => {
        for (const finding of await analyse(was, is, path))
          expect(finding.startLine).toBeGreaterThan(0);
      },
    );
    await fc.assert(pair, { numRuns: 200 });
  });

  test("a text against itself has no findings", async () => {
    const same = fc.asyncProperty(soup, fc.constantFrom(...paths), async (text, path) => {
      const findings = await analyse(bytesOf(text), bytesOf(text), path);
      expect(findings.filter((finding) => finding.detector !== "opaque-content")).toEqual([]);
    });
    await fc.assert(same, { numRuns: 100 });
  });
});

const monsters: readonly (readonly [string, string])[] = [
  ["ten thousand open brackets", "(".repeat(10_000)],
  ["ten thousand nested blocks", "{".repeat(10_000)],
  ["nested lists", "[".repeat(10_000) + "]".repeat(10_000)],
  ["ten thousand denials", "!".repeat(10_000)],
  [
    "deep indentation",
    Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}if a:`).join("\n"),
  ],
  [
    "deep keys",
    Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}- &a b: !c`).join("\n"),
  ],
  ["lists in one line", "- ".repeat(10_000)],
  ["a long chain of else", "if (a) { b } ".concat("else if (c) { return 1 } ".repeat(1_000))],
  ["a long sum", `x = ${"a - ".repeat(10_000)}b`],
  ["quotes that never close", "'\\".repeat(20_000)],
  [
    "fifty kilobytes without a break",
    `${"0x52908400098527886E0F7030069857D2E4169EE7 a=-b;".repeat(1_000)}`,
  ],
  ["eight hundred checks", "if (a) throw b;\n".repeat(800)],
];

/** Each in Python, whose blocks are its layout, and in another one; the benchmarks have them all. */
const others = ["a.ts", "a.go", "a.sol", "a.json"];
const inLanguages = monsters.flatMap(([name, text], at) =>
  ["a.py", others[at % others.length] ?? ""].map((path) => ({ name, path, text })),
);

describe("a monster", () => {
  test.each(inLanguages)(
    "$name in $path takes no longer than its size",
    async ({ path, text }) => {
      const started = performance.now();
      await analyse(bytesOf(text), bytesOf(`${text}\nx = -1\n`), path);
      await analyse(bytesOf(text), bytesOf(text.replaceAll("a", "q")), path);
      expect(performance.now() - started).toBeLessThan(patience);
    },
    patience * 2,
  );
});
