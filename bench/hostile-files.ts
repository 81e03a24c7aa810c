/** What a file that is made to be slow costs, against the deadline that it is given up at. */
import { openAnalysis } from "../src/app/analysis/analysis.ts";
import type { Path } from "../src/domain/change.ts";
import { parseSha } from "../src/domain/sha.ts";
import { type Measurement, timeOf } from "./measurement.ts";

const deadlineMs = 5_000;
const languages = ["py", "ts", "go", "sol", "rs", "java", "json"];
const monsters: readonly (readonly [string, string])[] = [
  ["100 kB of open brackets", "(".repeat(100_000)],
  ["10,000 nested blocks", "if (a) {".repeat(10_000)],
  ["3 MB on one line", "a=b(c);".repeat(430_000)],
  ["900 kB on one line", "a=b(c);".repeat(128_000)],
  [
    "3,000 checks",
    Array.from({ length: 3_000 }, (_, at) => `if (amount_${at} > limit_${at}) { throw e }`).join(
      "\n",
    ),
  ],
];

export const hostileFiles: Measurement = {
  name: "hostile-files",
  measure: async () => {
    const analysis = openAnalysis({ workers: 1, deadlineMs });
    const rows = [];
    for (const [what, text] of monsters) {
      const times: number[] = [];
      for (const language of languages)
        times.push(
          await timeOf(() => analysis.analyse(requestOf(text, `strategies/a.${language}`))),
        );
      rows.push({
        what: `the slowest of ${languages.length} languages: ${what}; the deadline for a file`,
        ours: Math.max(...times),
        baseline: deadlineMs,
        unit: "ms" as const,
        // A thread that is given up is replaced, which takes its time.
        bound: { kind: "at-most" as const, ratio: 1.3 },
      });
    }
    await analysis.close();
    return rows;
  },
};

function requestOf(text: string, path: string) {
  const version = (digit: string) =>
    ({ path: path as Path, kind: "file", object: parseSha(digit.repeat(40)) }) as const;
  const blob = (content: string) =>
    ({ kind: "bytes", bytes: new TextEncoder().encode(content) }) as const;
  return {
    file: { before: version("a"), after: version("b") },
    before: blob(text.replaceAll("limit_1", "bound_1")),
    after: blob(`${text}\nx = -1\n`),
    detectors: {},
  };
}
