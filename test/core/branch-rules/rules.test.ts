/** Where the check is required, from whom, who gets around it, and what the page says of that. */
import { describe, expect, it } from "vitest";
import { guardedBranches, isGuarded, rulesOf } from "../../../src/core/branch-rules/rules.ts";
import { weaknessesOf } from "../../../src/core/branch-rules/weaknesses.ts";
import { weaknessWords } from "../../../src/core/branch-rules/words.ts";
import type {
  Bypass,
  RequiringRule,
  RulesReading,
  Weakness,
} from "../../../src/domain/branch-rules.ts";
import { plainOf } from "../../../src/domain/sentence.ts";

const us = 7;
const rule: RequiringRule = {
  include: ["~DEFAULT_BRANCH"],
  exclude: [],
  sources: [us],
  bypass: [],
};

function reading(...rules: readonly Partial<RequiringRule>[]): RulesReading {
  const whole = rules.map((one) => ({ ...rule, ...one }));
  return { defaultBranch: "main", rules: whole, branches: [], isPartial: false };
}

function people(...who: readonly string[]): readonly Bypass[] {
  return who.map((one) => ({ who: one, isMachine: false }));
}

function machines(...who: readonly string[]): readonly Bypass[] {
  return who.map((one) => ({ who: one, isMachine: true }));
}

describe("the check is required on a branch", () => {
  it.each<readonly [string, Partial<RequiringRule>, string, string]>([
    ["by name", { include: ["refs/heads/main"] }, "main", "main2"],
    ["as the default branch", { include: ["~DEFAULT_BRANCH"] }, "main", "trunk"],
    ["by a pattern", { include: ["refs/heads/release/*"] }, "release/1", "release/1/2"],
    ["by one of two", { include: ["refs/heads/a", "refs/heads/b"] }, "b", "c"],
    [
      "unless it is excluded",
      { include: ["~ALL"], exclude: ["refs/heads/dev/**/*"] },
      "anything",
      "dev/x",
    ],
    [
      "unless the default branch is",
      { include: ["~ALL"], exclude: ["~DEFAULT_BRANCH"] },
      "dev",
      "main",
    ],
  ])("%s", (_, one, guarded, other) => {
    expect(isGuarded(reading(one), guarded)).toBe(true);
    expect(isGuarded(reading(one), other)).toBe(false);
  });

  it("by a name like those of rulesets never, where classic protection says it", () => {
    expect(isGuarded(reading({ include: ["refs/heads/~ALL"] }), "main")).toBe(false);
  });
});

describe("the check is taken from", () => {
  it.each<readonly [string, readonly (readonly (number | null)[])[], string]>([
    ["nobody, when no rule asks for it", [], "not-required"],
    ["this App", [[us]], "pinned"],
    ["whoever reports it", [[null]], "unpinned"],
    ["another App", [[8]], "other-app"],
    ["this App by one of two rules, which is enough", [[null], [us]], "pinned"],
    ["whoever reports it beside another App", [[8], [null]], "unpinned"],
  ])("%s", (_, sources, expected) => {
    const rules = reading(...sources.map((list) => ({ sources: list })));
    expect(rulesOf(rules, "main", us)).toEqual({ branch: "main", check: expected, bypass: [] });
  });
});

describe("around the check get", () => {
  const admins = people("organization admins");
  it.each<readonly [string, readonly Partial<RequiringRule>[], readonly Bypass[] | null]>([
    ["those on the list", [{ bypass: admins }], admins],
    ["nobody, when one of two rules has none", [{ bypass: admins }, { bypass: [] }], []],
    ["nobody, even where a list is hidden", [{ bypass: null }, { bypass: [] }], []],
    ["those whom we cannot see", [{ bypass: null }, { bypass: admins }], null],
    ["those on both lists", [{ bypass: [...admins, ...people("x")] }, { bypass: admins }], admins],
    [
      "people who may be of both groups",
      [{ bypass: admins }, { bypass: people("team acme/ops") }],
      people("organization admins who may bypass the other rules, too"),
    ],
    [
      "no machine, which is on one list only",
      [{ bypass: machines("App merge-bot") }, { bypass: people("team acme/ops") }],
      [],
    ],
    [
      "nobody by a rule for other branches",
      [{}, { include: ["refs/heads/x"], bypass: admins }],
      [],
    ],
    [
      "those who bypass what takes it from us, for the other they report it themselves",
      [{ bypass: admins }, { sources: [null], bypass: [] }],
      admins,
    ],
    [
      "nobody by the list of a rule that anybody satisfies anyway",
      [{ bypass: [] }, { sources: [null], bypass: admins }],
      [],
    ],
  ])("%s", (_, rules, expected) => {
    expect(rulesOf(reading(...rules), "main", us)?.bypass).toEqual(expected);
  });
});

describe("rules that GitHub does not show", () => {
  const hidden = { ...reading(), rules: null, branches: ["release/1"] };
  it("are taken to guard the default branch, and each that is protected", () => {
    expect(guardedBranches(hidden)).toEqual(["main", "release/1"]);
    expect(["main", "release/1", "feature"].map((one) => isGuarded(hidden, one))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("say nothing of who is let through", () => {
    expect(rulesOf(hidden, "main", us)).toBeNull();
  });
});

describe("a green commit opens", () => {
  const known = ["release/1", "release/2", "feature", "trunk"];
  it.each<readonly [string, readonly Partial<RequiringRule>[], readonly string[]]>([
    ["the default branch", [{}], ["main"]],
    [
      "branches of a pattern that exist",
      [{ include: ["refs/heads/release/*"] }],
      ["release/1", "release/2"],
    ],
    ["the default branch first", [{ include: ["refs/heads/trunk"] }, {}], ["main", "trunk"]],
    ["of a rule for all only the default branch", [{ include: ["~ALL"] }], ["main"]],
    ["of a pattern for all, too", [{ include: ["refs/heads/**/*"] }], ["main"]],
    [
      "beside a rule for all those that are named",
      [{ include: ["~ALL", "refs/heads/release/*"], exclude: ["refs/heads/release/2"] }],
      ["main", "release/1"],
    ],
    ["nothing", [], []],
  ])("%s", (_, rules, expected) => {
    expect(guardedBranches({ ...reading(...rules), branches: known })).toEqual(expected);
  });
});

describe("the page says of a branch", () => {
  const pinned = { branch: "main", check: "pinned", bypass: [] } as const;
  const words = (weaknesses: readonly Weakness[]) =>
    weaknesses.map((weakness) => plainOf(weaknessWords(weakness, "main")));

  it("nothing when the check is required, from this App, of everybody", () => {
    expect(weaknessesOf(pinned)).toEqual([]);
  });

  it("only that, when the check is not required", () => {
    const open = { ...pinned, check: "not-required", bypass: people("x") } as const;
    expect(weaknessesOf(open)).toEqual([{ kind: "not-required" }]);
  });

  it.each<readonly [string, Weakness]>([
    [
      "The rules of `main` could not be read, so nobody knows whether this check is required there. Give the App “Administration: read”.",
      weaknessesOf(null)[0] as Weakness,
    ],
    [
      "This check is not required on `main`, so it stops nobody there. Require `foureyes` in the rules of the branch, from this App.",
      { kind: "not-required" },
    ],
    [
      "The rules of `main` take `foureyes` from whoever reports it. Choose this App as its source.",
      { kind: "unpinned" },
    ],
    [
      "The rules of `main` want `foureyes` from another App. Choose this App as its source.",
      { kind: "other-app" },
    ],
    [
      "Without this check may merge into `main`: `a`, `b`, `c`, `d`, `e` and 2 others. Take them off the bypass list.",
      { kind: "bypass", by: people("a", "b", "c", "d", "e", "f", "g") },
    ],
    [
      "GitHub shows only administrators who may bypass the rules of `main`: `foureyes policy check --remote` tells them.",
      { kind: "bypass-unknown" },
    ],
  ])("%s", (sentence, weakness) => {
    expect(words([weakness])).toEqual([sentence]);
  });

  it("every way around it at once", () => {
    const open = { ...pinned, check: "unpinned", bypass: people("x") } as const;
    expect(weaknessesOf(open).map(({ kind }) => kind)).toEqual(["unpinned", "bypass"]);
    expect(weaknessesOf({ ...pinned, bypass: null })).toEqual([{ kind: "bypass-unknown" }]);
  });
});
