import { expect, test } from "vitest";
import type { Analysis } from "../../src/app/analysis/analysis.ts";
import { keptFindings } from "../../src/app/analysis/kept.ts";
import type { AnalysisRequest } from "../../src/app/analysis/request.ts";
import type { FileFindings } from "../../src/core/findings/file-findings.ts";
import { noShape } from "../../src/core/findings/sides/shape.ts";
import type { Path, Version } from "../../src/domain/change.ts";
import type { Blob } from "../../src/domain/content.ts";
import { parseSha } from "../../src/domain/sha.ts";

const version = (path: string, digit: string, kind: Version["kind"] = "file"): Version => ({
  path: path as Path,
  kind,
  object: parseSha(digit.repeat(40)),
});
const bytes: Blob = { kind: "bytes", bytes: new TextEncoder().encode("x = 1\n") };
const read: FileFindings = { findings: [], shape: noShape, isRead: true };

const ordinary: AnalysisRequest = {
  file: { before: version("custody/send.py", "a"), after: version("custody/send.py", "b") },
  before: bytes,
  after: bytes,
  detectors: { "limit-raised": { kind: "off" } },
};

/** How often the threads were asked. */
async function asked(
  requests: readonly AnalysisRequest[],
  answer: (asked: number) => FileFindings = () => read,
): Promise<number> {
  let count = 0;
  const threads: Analysis = {
    analyse: async () => answer(++count),
    close: async () => {},
  };
  const { analyse } = keptFindings(threads);
  for (const request of requests) await analyse(request);
  return count;
}

test("the same file is analysed once", async () => {
  expect(await asked([ordinary, structuredClone(ordinary), ordinary])).toBe(1);
});

const { file } = ordinary;
test.each<readonly [string, AnalysisRequest]>([
  [
    "another new content",
    { ...ordinary, file: { ...file, after: version("custody/send.py", "c") } },
  ],
  [
    "another old content",
    { ...ordinary, file: { ...file, before: version("custody/send.py", "c") } },
  ],
  ["another name", { ...ordinary, file: { ...file, after: version("test/send.py", "b") } }],
  ["another old name", { ...ordinary, file: { ...file, before: version("test/send.py", "a") } }],
  [
    "another mode",
    { ...ordinary, file: { ...file, after: version("custody/send.py", "b", "executable") } },
  ],
  ["a file that is new", { ...ordinary, file: { ...file, before: null }, before: null }],
  ["a content that is too large", { ...ordinary, after: { kind: "too-large", size: 6 } }],
  ["a content that is not there", { ...ordinary, after: { kind: "missing" } }],
  ["another setting", { ...ordinary, detectors: {} }],
  ["a second look", { ...ordinary, second: { kind: "beside", files: [] } }],
])("%s is analysed by itself", async (_, other) => {
  expect(await asked([ordinary, other])).toBe(2);
});

test("two second looks are two: what they are at is no part of the file", async () => {
  const second: AnalysisRequest = { ...ordinary, second: { kind: "beside", files: [] } };
  expect(await asked([second, second])).toBe(2);
});

test("what could not be read is tried again, and then kept", async () => {
  const fails = (asked: number) => ({ ...read, isRead: asked > 1 });
  expect(await asked([ordinary, ordinary, ordinary], fails)).toBe(2);
});

test("what is looked at least gives way", async () => {
  const long = "x".repeat(1_000_000);
  const requests = Array.from({ length: 40 }, (_, at): AnalysisRequest => {
    const path = `custody/${at}-${long}.py`;
    return { ...ordinary, file: { before: null, after: version(path, "b") }, before: null };
  });
  const [first = ordinary] = requests;
  const last = requests.at(-1) ?? ordinary;
  expect(await asked([...requests, last, first])).toBe(41);
});
