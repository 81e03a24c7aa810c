/** A file whose text changed, as detectors get it when there is no tree. */
import { lineDiffOf } from "../../../src/core/change/lines.ts";
import type { Subject } from "../../../src/core/findings/sides/subject.ts";
import type { Path } from "../../../src/domain/change.ts";
import { parseSha } from "../../../src/domain/sha.ts";

export function aSubject(before: string, after: string, path = "src/vault.go"): Subject {
  const version = (digit: string) =>
    ({ path: path as Path, kind: "file", object: parseSha(digit.repeat(40)) }) as const;
  return {
    file: { before: version("a"), after: version("b") },
    before: { kind: "text", text: before, size: before.length },
    after: { kind: "text", text: after, size: after.length },
    hunks: lineDiffOf(before, after).hunks,
    trees: null,
    moved: [],
    beside: [],
  };
}
