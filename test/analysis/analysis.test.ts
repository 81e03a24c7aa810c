import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import {
  type Analysis,
  type AnalysisSettings,
  openAnalysis,
} from "../../src/app/analysis/analysis.ts";
import type { AnalysisRequest } from "../../src/app/analysis/request.ts";
import type { EntryKind, Path } from "../../src/domain/change.ts";
import type { Blob } from "../../src/domain/content.ts";
import type { Finding } from "../../src/domain/finding.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import { parseSha } from "../../src/domain/sha.ts";

const opened: Analysis[] = [];
afterEach(async () => {
  for (const analysis of opened.splice(0)) await analysis.close();
});

interface Analyst {
  analyse(request: AnalysisRequest): Promise<readonly Finding[]>;
  close(): Promise<void>;
}

function analysisOf(settings: Partial<AnalysisSettings> = {}): Analyst {
  const analysis = openAnalysis({ workers: 2, deadlineMs: 10_000, ...settings });
  opened.push(analysis);
  return {
    analyse: async (request) => (await analysis.analyse(request)).findings,
    close: () => analysis.close(),
  };
}

function threadOf(name: string): URL {
  return new URL(`./threads/${name}.ts`, import.meta.url);
}

function version(digit: string, path: string, kind: EntryKind) {
  return { path: path as Path, kind, object: parseSha(digit.repeat(40)) };
}

/** The Kronos flip; each test differs from it in one thing. */
function aRequest(changed: Partial<AnalysisRequest> = {}): AnalysisRequest {
  const fixture = new URL("../detectors/sign-flipped/fires/sort-key/", import.meta.url);
  const blob = (name: string): Blob => ({
    kind: "bytes",
    bytes: new Uint8Array(readFileSync(new URL(name, fixture))),
  });
  return {
    file: {
      before: version("a", "strategies/book.py", "file"),
      after: version("b", "strategies/book.py", "file"),
    },
    before: blob("before.py"),
    after: blob("after.py"),
    detectors: {},
    ...changed,
  };
}

function sentencesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.detector}: ${plainOf(finding.message)}`);
}

const notAnalysed = [
  expect.stringMatching(/^opaque-content: The analysis did not get through this file/),
];

describe("a file is analysed in a thread", () => {
  test("with the function and both sides in its finding", async () => {
    const [finding] = await analysisOf().analyse(aRequest());
    expect(finding).toMatchObject({
      detector: "sign-flipped",
      severity: "critical",
      path: "strategies/book.py",
      within: "Book.rank",
      side: "after",
      startLine: 12,
      endLine: 12,
      before: { startLine: 12, lines: ["        levels = sorted(book, key=lambda x: x[1])"] },
      after: { startLine: 12, lines: ["        levels = sorted(book, key=lambda x: -x[1])"] },
    });
  });

  test("and the caller keeps the bytes", async () => {
    const request = aRequest();
    await analysisOf().analyse(request);
    expect(request.before).toEqual(aRequest().before);
  });

  test("many at once, each with its own findings", async () => {
    const analysis = analysisOf();
    const paths = Array.from({ length: 20 }, (_, index) => `strategies/${index}.py`);
    const found = await Promise.all(
      paths.map((path) =>
        analysis.analyse(
          aRequest({
            file: { before: version("a", path, "file"), after: version("b", path, "file") },
          }),
        ),
      ),
    );
    expect(found.map((findings) => findings.map((finding) => finding.path))).toEqual(
      paths.map((path) => [path]),
    );
  });

  test("a submodule has no bytes and is opaque", async () => {
    const file = {
      before: version("a", "lib", "submodule"),
      after: version("b", "lib", "submodule"),
    };
    const findings = await analysisOf().analyse(aRequest({ file, before: null, after: null }));
    expect(sentencesOf(findings)).toEqual([expect.stringContaining("submodule moved")]);
  });

  test("a new symbolic link is opaque", async () => {
    const after = version("b", "config", "symlink");
    const blob: Blob = { kind: "bytes", bytes: new TextEncoder().encode("../secrets") };
    const findings = await analysisOf().analyse(
      aRequest({ file: { before: null, after }, before: null, after: blob }),
    );
    expect(sentencesOf(findings)).toEqual([expect.stringContaining("symbolic link was added")]);
  });

  test("too large a side is opaque, with its size", async () => {
    const findings = await analysisOf().analyse(
      aRequest({ after: { kind: "too-large", size: 9_000_000 } }),
    );
    expect(sentencesOf(findings)).toEqual([expect.stringContaining("(9000000 bytes)")]);
  });

  test("a file mode alone is nothing", async () => {
    const file = {
      before: version("a", "run.bin", "file"),
      after: version("a", "run.bin", "executable"),
    };
    const blob: Blob = { kind: "bytes", bytes: new Uint8Array([0, 1]) };
    expect(await analysisOf().analyse(aRequest({ file, before: blob, after: blob }))).toEqual([]);
  });
});

describe("a file that nobody gets through is a finding, never silence", () => {
  test.each(["runaway", "glutton", "crash", "stillborn"])(
    "when the thread is a %s",
    async (name) => {
      const analysis = analysisOf({
        deadlineMs: name === "runaway" ? 200 : 20_000,
        entry: threadOf(name),
      });
      const started = performance.now();
      expect(sentencesOf(await analysis.analyse(aRequest()))).toEqual(notAnalysed);
      expect(performance.now() - started).toBeLessThan(20_000);
    },
  );

  test("and it holds, whatever the policy turns off", async () => {
    const detectors = { "opaque-content": { kind: "off" } } as const;
    const analysis = analysisOf({ entry: threadOf("crash") });
    expect(sentencesOf(await analysis.analyse(aRequest({ detectors })))).toEqual(notAnalysed);
  });

  test("and the next file has a new thread", async () => {
    const analysis = analysisOf({ workers: 1, deadlineMs: 200, entry: threadOf("runaway") });
    const both = await Promise.all([analysis.analyse(aRequest()), analysis.analyse(aRequest())]);
    expect(both.map(sentencesOf)).toEqual([notAnalysed, notAnalysed]);
  });

  test("a blob that is missing could not be looked at", async () => {
    const findings = await analysisOf().analyse(aRequest({ after: { kind: "missing" } }));
    expect(sentencesOf(findings)).toEqual(notAnalysed);
  });

  test("files that wait when it closes", async () => {
    const analysis = analysisOf({ workers: 1, entry: threadOf("runaway") });
    const waiting = [analysis.analyse(aRequest()), analysis.analyse(aRequest())];
    await analysis.close();
    expect((await Promise.all(waiting)).map(sentencesOf)).toEqual([notAnalysed, notAnalysed]);
    expect(sentencesOf(await analysis.analyse(aRequest()))).toEqual(notAnalysed);
  });
});
