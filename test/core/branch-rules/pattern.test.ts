/** Patterns of branch names, as GitHub reads them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compilePattern,
  isForAll,
  isWild,
  longestPattern,
} from "../../../src/core/branch-rules/pattern.ts";
import { costOf } from "../cost.ts";

describe("a pattern", () => {
  it.each([
    ["main", "main", "main2"],
    ["release/*", "release/1", "release/1/2"],
    ["release/*", "release/", "prerelease/1"],
    ["release/**/*", "release/1", "releases/1"],
    ["release/**/*", "release/a/b/c", "release"],
    ["**/hotfix", "hotfix", "ahotfix"],
    ["**/hotfix", "a/b/hotfix", "a/b/hotfix/c"],
    ["a/**/**/z", "a/z", "a/bz"],
    ["***/z", "a/b/z", "az"],
    ["**", "any", "any/thing"],
    ["v**-lts", "v12-lts", "v/12-lts"],
    ["*.x", "1.2.x", "a/1.x"],
    ["v?", "v1", "v"],
    ["v?", "v💥", "v/"],
    ["v[0-9]", "v7", "vx"],
    ["v[!0-9]", "vx", "v7"],
    ["v[^0-9]", "vx", "v/"],
    ["[a\\]b]x", "]x", "\\x"],
    ["[a-]x", "-x", "bx"],
    ["a\\*", "a*", "ab"],
    ["a\\\\*", "a\\b", "a*b"],
    ["{a,b}", "{a,b}", "a"],
    ["@(a|b)", "@(a|b)", "a"],
    ["!main", "!main", "dev"],
    ["#1", "#1", "1"],
    ["v[", "v[", "v"],
    ["Main", "Main", "main"],
  ])("%s matches %j, but not %j", (pattern, matching, other) => {
    const matches = compilePattern(pattern);
    expect(matches(matching)).toBe(true);
    expect(matches(other)).toBe(false);
  });

  it("means every branch, some, or one", () => {
    expect(["*", "**", "**/*", "*/*"].every(isForAll)).toBe(true);
    expect(["main", "release/*", "*-lts", "?"].some(isForAll)).toBe(false);
    expect(["*", "a?", "[ab]", "a\\b"].every(isWild)).toBe(true);
    expect(["main", "a/b", "{a,b}", "a]"].some(isWild)).toBe(false);
  });

  it("matches as the plain search for a way through does", () => {
    const pattern = fc.array(fc.constantFrom("a", "b", "/", "*", "?", "**/"), { maxLength: 8 });
    const name = fc.array(fc.constantFrom("a", "b", "/"), { maxLength: 8 });
    fc.assert(
      fc.property(pattern, name, (parts, letters) => {
        const [glob, branch] = [parts.join(""), letters.join("")];
        expect(compilePattern(glob)(branch)).toBe(searched(glob, branch));
      }),
      { numRuns: 2_000 },
    );
  });

  it("costs no more than its length times that of the name", () => {
    const name = `${"a".repeat(243)}b`;
    const hostile = ["*a".repeat(longestPattern / 2), `${"**/".repeat(33)}a`];
    const { cpuMs } = costOf(() => {
      for (const pattern of hostile)
        for (let turn = 0; turn < 20; turn += 1) compilePattern(pattern)(name);
    });
    expect(cpuMs).toBeLessThan(500);
    expect(compilePattern(`${"*a".repeat(longestPattern / 2)}*`)("a".repeat(99))).toBe(false);
  });
});

/** By trying every way; for short ones. */
function searched(pattern: string, name: string, isStart = true): boolean {
  if (pattern === "") return name === "";
  const parts = isStart ? /^\*\*+\//.exec(pattern)?.[0] : undefined;
  if (parts !== undefined) {
    const rest = pattern.slice(parts.length);
    const ends = [0, ...[...name.matchAll(/\//g)].map(({ index }) => index + 1)];
    return ends.some((end) => searched(rest, name.slice(end), true));
  }
  const [sign = ""] = pattern;
  const rest = pattern.slice(1);
  if (sign === "*") {
    const most = name.includes("/") ? name.indexOf("/") : name.length;
    return Array.from({ length: most + 1 }, (_, end) => end).some((end) =>
      searched(rest, name.slice(end), false),
    );
  }
  const fits = sign === "?" ? name !== "" && name[0] !== "/" : name[0] === sign;
  return fits && searched(rest, name.slice(1), sign === "/");
}
