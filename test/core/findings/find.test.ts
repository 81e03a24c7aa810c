import { describe, expect, test } from "vitest";
import { find } from "../../../src/core/findings/find.ts";
import type { Finding } from "../../../src/domain/finding.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import { aSubject } from "./aSubject.ts";

const before = "func Net(long, short int) int {\n\tx := 1\n\treturn long - short\n}\n";
const after = before.replace("long - short", "long + short");

function oneOf(findings: readonly Finding[]): Finding {
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new TypeError("There is one.");
  return finding;
}

function findingsIn(...args: Parameters<typeof find>): readonly Finding[] {
  return find(...args).findings;
}

describe("a detector's setting", () => {
  test("off silences it", () => {
    expect(findingsIn(aSubject(before, after), { "sign-flipped": { kind: "off" } })).toEqual([]);
  });

  test("off for another one does not", () => {
    oneOf(findingsIn(aSubject(before, after), { "guard-removed": { kind: "off" } }));
  });

  test("of a hostile name is no detector's", () => {
    const settings = JSON.parse('{"__proto__": {"kind": "off"}, "constructor": {"kind": "off"}}');
    oneOf(findingsIn(aSubject(before, after), settings));
  });
});

describe("the id of a finding", () => {
  const id = oneOf(findingsIn(aSubject(before, after), {})).fingerprint;
  const again = (was: string, is: string, path?: string): string =>
    oneOf(findingsIn(aSubject(was, is, path), {})).fingerprint;

  test("is 64 hex digits", () => expect(id).toMatch(/^[0-9a-f]{64}$/));

  test("stays when lines move", () => {
    expect(again(`// a\n\n${before}`, `// b\n\n\n${after}`)).toBe(id);
  });

  test("stays when the layout changes", () => {
    expect(again(before, after.replace("long + short", "long  +  short;"))).toBe(id);
  });

  test("changes with the statement", () => {
    expect(again(before, after.replace("long + short", "(long + short)"))).not.toBe(id);
  });

  test("changes with the path", () => {
    expect(again(before, after, "src/other.go")).not.toBe(id);
  });

  test("differs between equal statements of one file", () => {
    const twice = findingsIn(aSubject(before + before, after + after), {});
    expect(new Set(twice.map((finding) => finding.fingerprint)).size).toBe(2);
  });
});

test("a check whose sign turned is one finding, not two", () => {
  const guarded =
    "func Pay(a int) error {\n\tif !approved(a) {\n\t\treturn ErrNo\n\t}\n\treturn send(a)\n}\n";
  const findings = findingsIn(aSubject(guarded, guarded.replace("!approved", "approved")), {});
  expect(findings.map((finding) => finding.detector)).toEqual(["sign-flipped"]);
});

test("what a file has too much of is still counted and held", () => {
  const line = (sign: string) => (_: unknown, index: number) => `total${index} = a ${sign} b`;
  const was = Array.from({ length: 80 }, line("-")).join("\n");
  const is = Array.from({ length: 80 }, line("+")).join("\n");
  const findings = findingsIn(aSubject(was, is, "x.rb"), {});
  expect(findings).toHaveLength(50);
  expect(plainOf(findings.at(-1)?.message ?? [])).toContain(
    "The same holds at 30 more places of this file: lines 51, 52,",
  );
});
