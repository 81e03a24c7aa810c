/**
 * Real code of all languages, damaged as an attacker would: whatever comes of it is findings, or the
 * one that says that nobody could look; never a crash, and never a file that nobody mentions.
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { analyseFile } from "../../../src/app/analysis/analyse-file.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Finding } from "../../../src/domain/finding.ts";
import { parseSha } from "../../../src/domain/sha.ts";

const tests = join(import.meta.dirname, "..", "..");
const corpus = ["detectors", "incidents"]
  .flatMap((folder) =>
    readdirSync(join(tests, folder), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !/\.(?:bin|txt|test\.ts)$/.test(entry.name),
    ),
  )
  .map(({ parentPath, name }) => join(parentPath, name))
  .toSorted();

const aFile = fc
  .nat({ max: corpus.length - 1 })
  .map((index) => corpus[index] ?? "")
  .map((file) => ({ extension: extname(file), bytes: readFileSync(file) }));

const share = fc.double({ min: 0, max: 1, noNaN: true });
const invisible = fc.constantFrom("\u202e", "\u200b", "\u0000", "\ufeff", "\u2028", "\r", "\ud800");

type Damage = (bytes: Uint8Array) => Uint8Array;

const damages: fc.Arbitrary<Damage> = fc.oneof(
  fc.constant<Damage>((bytes) => bytes),
  share.map(
    (at): Damage =>
      (bytes) =>
        bytes.subarray(0, Math.floor(bytes.length * at)),
  ),
  fc.tuple(share, share).map(([from, to]): Damage => {
    return (bytes) => {
      const [start, end] = [from, to].map((each) => Math.floor(bytes.length * each)).toSorted();
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    };
  }),
  fc.tuple(share, aFile).map(([at, other]): Damage => {
    return (bytes) => {
      const cut = Math.floor(bytes.length * at);
      return Buffer.concat([bytes.subarray(0, cut), other.bytes, bytes.subarray(cut)]);
    };
  }),
  fc.tuple(share, invisible).map(([at, text]): Damage => {
    return (bytes) => {
      const cut = Math.floor(bytes.length * at);
      return Buffer.concat([bytes.subarray(0, cut), Buffer.from(text), bytes.subarray(cut)]);
    };
  }),
  fc.constant<Damage>((bytes) => Buffer.from(Buffer.from(bytes).toString("utf8"), "utf16le")),
  fc.constant<Damage>((bytes) => Buffer.from(Buffer.from(bytes).toString("latin1"), "latin1")),
  fc.tuple(share, fc.nat({ max: 255 })).map(([at, byte]): Damage => {
    return (bytes) => {
      const changed = Uint8Array.from(bytes);
      changed[Math.floor(bytes.length * at)] = byte;
      return changed.subarray(0, bytes.length);
    };
  }),
);

async function analyse(before: Uint8Array, after: Uint8Array, path: string) {
  const version = (digit: string) =>
    ({ path: path as Path, kind: "file", object: parseSha(digit.repeat(40)) }) as const;
  return analyseFile({
    file: { before: version("a"), after: version("b") },
    before: { kind: "bytes", bytes: before },
    after: { kind: "bytes", bytes: after },
    detectors: {},
  });
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
}

function isWellFormed({ startLine, endLine, before, after, fingerprint, path }: Finding): boolean {
  const lines = [...(before?.lines ?? []), ...(after?.lines ?? [])];
  return (
    startLine > 0 &&
    endLine >= startLine &&
    path !== "" &&
    /^[\da-f]{64}$/.test(fingerprint) &&
    lines.length <= 40 &&
    lines.every((line) => line.length <= 400)
  );
}

test("damaged code of any language ends in findings", { timeout: 120_000 }, async () => {
  const runs = fc.asyncProperty(aFile, damages, damages, aFile, async (file, old, now, other) => {
    const before = old(file.bytes);
    const after = now(file.bytes);
    for (const extension of [file.extension, other.extension]) {
      const { findings } = await analyse(before, after, `src/desk${extension}`);
      expect(findings.filter((finding) => !isWellFormed(finding))).toEqual([]);
      const told = findings.map(({ detector }) => detector);
      if (!isText(before) || !isText(after)) expect(told).toContain("opaque-content");
      else expect(told).not.toContain("opaque-content");
    }
  });
  await fc.assert(runs, { numRuns: 150 });
});
