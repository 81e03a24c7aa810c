/** What code scanning takes at most, and texts that it could read more into than they say. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sarifOf } from "../../../src/core/publication/sarif.ts";
import { messageOf } from "../../../src/core/publication/sarif-text.ts";
import type { Scan } from "../../../src/core/scan.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { JudgedFinding } from "../../../src/domain/decision.ts";
import type { Finding } from "../../../src/domain/finding.ts";
import { say } from "../../../src/domain/sentence.ts";
import { parseSha } from "../../../src/domain/sha.ts";
import { type Run, readMessage, runOf } from "../../cli/sarif-log.ts";
import { costOf } from "../cost.ts";

const sha = parseSha("a".repeat(40));
const ordinary: Scan = {
  verdict: "held",
  base: sha,
  head: sha,
  files: { changed: 1, guarded: 1, inspected: 1, uninspected: [] },
  areas: [{ name: "trading", paths: ["book.py"], hold: "high" }],
  findings: [],
  policy: null,
  mergeBases: 1,
  failure: null,
};

function finding(index: number, different: Partial<Finding> = {}): JudgedFinding {
  const excerpt = { startLine: index + 1, lines: ["    levels = sorted(book)"] };
  const whole: Finding = {
    detector: "sign-flipped",
    family: "order",
    severity: "critical",
    path: "book.py" as Path,
    side: "after",
    startLine: index + 1,
    endLine: index + 1,
    within: "rank",
    message: say`${"x"} now has a ${"-"} before it.`,
    before: excerpt,
    after: excerpt,
    fingerprint: index.toString(16).padStart(64, "0"),
    ...different,
  };
  const holds = whole.severity === "critical";
  return { finding: whole, areas: ["trading"], holds, answer: null };
}

function findings(count: number, different: Partial<Finding> = {}): readonly JudgedFinding[] {
  return Array.from({ length: count }, (_, index) => finding(index, different));
}

function runWith(different: Partial<Scan>): Run {
  return runOf(sarifOf({ ...ordinary, ...different }, { version: "1.2.3" }));
}

const noticesOf = ({ invocations: [invocation] }: Run) =>
  invocation?.toolExecutionNotifications.map(({ level, message }) => [level, message.text]);
const wasSuccess = ({ invocations: [invocation] }: Run) => invocation?.executionSuccessful;

describe("of more findings than code scanning shows", () => {
  it("the most urgent are shown, and it is said that others are not", () => {
    const noticed = findings(5_001, { severity: "low" });
    const run = runWith({ findings: [...noticed, finding(7)] });
    expect(run.results).toHaveLength(5_000);
    expect(run.results.slice(0, 2).map(({ level }) => level)).toEqual(["error", "note"]);
    expect(wasSuccess(run)).toBe(true);
    expect(noticesOf(run)).toEqual([
      ["warning", "2 findings had no room here; `foureyes scan` lists all."],
    ]);
  });

  it("a run is no success when one that waits is not shown", () => {
    const run = runWith({ findings: findings(5_001) });
    expect(wasSuccess(run)).toBe(false);
    expect(noticesOf(run)).toEqual([
      ["error", "1 finding had no room here; `foureyes scan` lists all."],
    ]);
  });

  it("and of as many as it shows, nothing is said", () => {
    const run = runWith({ findings: findings(5_000) });
    expect(wasSuccess(run)).toBe(true);
    expect(noticesOf(run)).toEqual([]);
  });
});

it("quotes are left out before findings are, and lines keep their numbers", () => {
  const long = { startLine: 3, lines: Array(20).fill("\u4e00".repeat(400)) };
  const { result: run, cpuMs } = costOf(() =>
    runWith({ findings: findings(500, { before: long, after: long }) }),
  );
  expect(run.results).toHaveLength(500);
  expect(Buffer.byteLength(JSON.stringify(run))).toBeLessThan(10_000_000);
  const regions = run.results.map(({ locations: [place] }) => place?.physicalLocation.region);
  expect(regions[0]?.snippet).toBeDefined();
  expect(regions[499]).toEqual({ startLine: 3, startColumn: 1, endLine: 22, endColumn: 401 });
  expect(run.results[499]?.properties).not.toHaveProperty("before");
  expect(cpuMs).toBeLessThan(3_000);
});

it("one name that takes all the room keeps no other finding out", () => {
  const endless = finding(0, { path: "a/".repeat(2_500_000) as Path });
  const run = runWith({ findings: [endless, finding(1)] });
  expect(run.results.map(({ properties }) => properties.startLine)).toEqual([2]);
  expect(wasSuccess(run)).toBe(false);
});

it("each severity has its level", () => {
  const severities = ["critical", "high", "medium", "low"] as const;
  const run = runWith({
    findings: severities.map((severity, index) => finding(index, { severity })),
  });
  expect(run.results.map(({ level }) => level)).toEqual(["error", "error", "warning", "note"]);
});

it("of many files that could not be looked at, the first are named and the rest are counted", () => {
  const unseen = { path: "book.py" as Path, reason: say`its content is not here` };
  const uninspected = Array(130).fill(unseen);
  const run = runWith({ verdict: "undetermined", files: { ...ordinary.files, uninspected } });
  const notices = noticesOf(run) ?? [];
  expect(notices).toHaveLength(102);
  expect(notices.at(-1)).toEqual(["error", "And 30 more files."]);
});

it("undetermined is never a success, whatever made it so", () => {
  const run = runWith({ verdict: "undetermined" });
  expect(wasSuccess(run)).toBe(false);
  expect(noticesOf(run)).toHaveLength(1);
});

it("a home page is named where there is one", () => {
  const program = { version: "1.2.3", homepage: "https://foureyes.example/" };
  expect(sarifOf(ordinary, program)).toMatchObject({
    runs: [{ tool: { driver: { informationUri: program.homepage } } }],
  });
  expect(runWith({}).tool.driver).not.toHaveProperty("informationUri");
});

it("no text of an attacker's is a link, stands for an argument, hides, or leaves its backquotes", () => {
  const sign = fc.constantFrom(..."[](){}01\\`@\u202e\u0007 a");
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 40 }), (text) => {
      const { text: written } = messageOf(say`before ${text} after`);
      expect(readMessage(written)).not.toBeNull();
      expect(written).not.toMatch(/\p{C}/u);
      expect(written.match(/`/g)).toHaveLength(2);
    }),
    { numRuns: 2_000 },
  );
});
