import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldOf, trimmedOf } from "../../../src/core/policy/fold.ts";
import { compileGlob, faultOf } from "../../../src/core/policy/glob.ts";
import { compileAreas } from "../../../src/core/policy/match.ts";
import type { ChangedFile, EntryKind } from "../../../src/domain/change.ts";
import type { Area, Policy } from "../../../src/domain/policy.ts";
import { added, entry, renamed } from "./entry.ts";

function area(name: string, paths: readonly string[], except: readonly string[] = []): Area {
  return { name, paths, except, seats: [], independent: false, hold: "high", answers: [] };
}

const policy: Pick<Policy, "areas"> = {
  areas: [
    area("custody", ["services/withdraw/**", "**/payout*/**"], ["**/*.md"]),
    area("trading", ["strategies/**", "Config/Limits/*.yml"]),
  ],
};
const matcher = compileAreas(policy);
const names = (file: ChangedFile) => matcher.areasOf(file).map(({ name }) => name);
const guardedBy = (glob: string, path: string) =>
  compileAreas({ areas: [area("a", [glob])] }).areasAt(entry(path)).length === 1;

describe("the one reading of a glob", () => {
  it.each([
    ["strategies/**", "strategies/a/b.py", "strategies.py"],
    ["strategies/*", "strategies/b.py", "strategies/a/b.py"],
    ["**/payout/**", "payout/send.go", "payouts/send.go"],
    ["**/*.sol", "Vault.sol", "Vault.sol.bak"],
    ["a/**/z", "a/z", "az"],
    ["*.yml", ".hidden.yml", "a/b.yml"],
    ["a?c", "abc", "a/c"],
    ["[ab].ts", "a.ts", "c.ts"],
    ["{a,b}/{c,d}.ts", "b/c.ts", "b/cd.ts"],
    ["#odd", "#odd", "odd"],
    ["!odd", "!odd", "oddly"],
    ["@(a|b).ts", "b.ts", "@.ts"],
    ["a\\*b", "a*b", "axb"],
    ["**", "any/thing", ""],
    ["**/x", "sp ace/new\nline/x", "sp ace/new\nline/y"],
    ["**/*x", "back\\slash/x", "back/slash"],
    ["a/*b", "a/\udcff\udcfeb", "a/\udcff/b"],
  ])("%s matches %j, but not %j", (glob, matching, other) => {
    expect(guardedBy(glob, matching)).toBe(true);
    if (other !== "") expect(guardedBy(glob, other)).toBe(false);
  });
});

describe("a name that some file system takes for a guarded one is guarded (C12)", () => {
  it.each([
    ["case", "Services/WITHDRAW/send.py", "services/withdrew/send.py"],
    ["case of the glob", "config/limits/btc.yml", "config/limit/btc.yml"],
    ["a dot at the end of a folder", "services/withdraw./send.py", "services/withdraw.d/send.py"],
    ["spaces at the end of a folder", "strategies  /a.py", "strategies  x/a.py"],
    ["a ligature for two letters", "ﬆrategies/a.py", "ﬀrategies/a.py"],
    ["a letter that nobody sees (C10)", "strate\u200bgies/a.py", "strate-gies/a.py"],
    ["a long s", "ſtrategies/a.py", "ẝtrategies/a.py"],
  ])("%s: %s, but not %s", (_, guarded, other) => {
    expect(names(added(guarded))).toHaveLength(1);
    expect(names(added(other))).toEqual([]);
  });

  it.each([
    ["config/limits.*", "config/limits."],
    ["config/limits.*", "config/Limits."],
    ["**/.env.*", "service/.env."],
    ["{fees.,limits}", "Fees."],
    ["fees *", "fees "],
  ])("%s matches %j with the dot or space at its end, too", (glob, path) => {
    expect(guardedBy(glob, path)).toBe(true);
  });

  it("a sigma is a sigma, whether it ends the word of the glob or not", () => {
    expect(guardedBy("ΑΣ*", "ασβ")).toBe(true);
    expect(guardedBy("ΑΣ*", "ατβ")).toBe(false);
  });

  it("a composed letter is the decomposed one, and not the bare one", () => {
    expect(guardedBy("caf\u00e9/**", "cafe\u0301/x")).toBe(true);
    expect(guardedBy("cafe\u0301/**", "CAF\u00c9/x")).toBe(true);
    expect(guardedBy("caf?/**", "CAFE\u0301/x")).toBe(true);
    expect(guardedBy("caf\u00e9/**", "cafe/x")).toBe(false);
  });
});

describe("exceptions are strict, and only for plain files (C05)", () => {
  const kinds: readonly (readonly [EntryKind, readonly string[]])[] = [
    ["file", []],
    ["executable", ["custody"]],
    ["symlink", ["custody"]],
    ["submodule", ["custody"]],
  ];
  it.each(kinds)("help.md as %s is guarded by %j", (kind, areas) => {
    expect(names(added("services/withdraw/help.md", kind))).toEqual(areas);
  });

  it("folding never widens an exception", () => {
    expect(names(added("services/withdraw/help.MD"))).toEqual(["custody"]);
    expect(names(added("services/withdraw/help.md."))).toEqual(["custody"]);
  });

  it("a file that was or becomes runnable is guarded, whichever side says so", () => {
    const path = "services/withdraw/help.md";
    const [file, executable] = [entry(path), entry(path, "executable")];
    expect(names({ before: file, after: executable })).toEqual(["custody"]);
    expect(names({ before: executable, after: file })).toEqual(["custody"]);
    expect(names({ before: file, after: file })).toEqual([]);
  });
});

describe("renames are guarded by both paths (C03)", () => {
  it.each([
    ["out of an area", "services/withdraw/send.py", "lib/send.py", ["custody"]],
    ["into an area", "lib/send.py", "services/withdraw/send.py", ["custody"]],
    ["from one area to another", "strategies/a.py", "payouts/a.py", ["custody", "trading"]],
    ["outside of all", "lib/a.py", "lib/b.py", []],
    ["from prose to code", "services/withdraw/a.md", "lib/a.md", []],
  ])("%s", (_, from, to, areas) => {
    expect(names(renamed(from, to))).toEqual(areas);
  });

  it("a deletion is guarded by the path that was", () => {
    expect(names({ before: entry("strategies/a.py"), after: null })).toEqual(["trading"]);
  });
});

it.each(["a/../b", "./a", "a//b", "a/."])(
  "%s is no path of git, so every area guards it",
  (path) => {
    expect(names(added(path))).toEqual(["custody", "trading"]);
  },
);

describe("shortcuts change nothing", () => {
  const word = fc.constantFrom(
    "a",
    "ab",
    "B",
    "é",
    "e\u0301",
    "ß",
    "ss",
    ".",
    " ",
    "ς",
    "Σ",
    "x.y",
    "ᾳ",
  );
  const sign = fc.constantFrom("*", "**", "?", "[ab]", "{a,B}", "@(a|é)", "!(b)", "+(a)");
  const partOf = (items: fc.Arbitrary<string>) =>
    fc.array(items, { minLength: 1, maxLength: 4 }).map((all) => all.join(""));
  const pathOf = (items: fc.Arbitrary<string>) =>
    fc.array(partOf(items), { minLength: 1, maxLength: 3 }).map((all) => all.join("/"));

  it("what the plain matcher matches, exactly or folded, is guarded; nothing else is", () => {
    fc.assert(
      fc.property(pathOf(fc.oneof(word, sign)), pathOf(word), (glob, path) => {
        fc.pre(!/(?:^|\/)\.{0,2}(?:\/|$)/.test(path));
        // What no policy may hold, minimatch rewrites before it matches: `a/../*` as `*`.
        fc.pre(faultOf(glob) === null);
        const readings = [
          (text: string) => text,
          foldOf,
          (text: string) => trimmedOf(foldOf(text)),
        ];
        const naive = readings.some((read) => compileGlob(read(glob)).match(read(path)));
        expect(guardedBy(glob, path)).toBe(naive);
      }),
      { numRuns: 3000 },
    );
  });

  it("a path written in capitals is guarded like the path", () => {
    fc.assert(
      fc.property(pathOf(word), (path) => {
        expect(foldOf(path.toUpperCase())).toBe(foldOf(path));
        expect(foldOf(foldOf(path))).toBe(foldOf(path));
      }),
    );
  });
});
