import { describe, expect, it } from "vitest";
import { broughtBy } from "../../../src/core/backtest/merged-pull.ts";
import { parseSha } from "../../../src/domain/sha.ts";

const sha = (digit: string) => parseSha(digit.repeat(40));
const [commit, first, second, third] = [sha("1"), sha("2"), sha("3"), sha("4")];
const at = "2026-05-31T12:00:00.000Z";

describe("a commit with two parents is a pull request, whatever it says", () => {
  it.each([
    ["Merge pull request #12 from acme/fees\n\nRaise the fee", 12, "Raise the fee"],
    ["Merge pull request #12 from acme/fees\n", 12, "Merge pull request #12 from acme/fees"],
    [
      "Merge branch 'fees' into 'main'\n\nRaise the fee\n\nSee merge request acme/x!7",
      7,
      "Raise the fee",
    ],
    [
      "Merge branch 'develop' into fees\n\n# Conflicts:\n#\tfees.py",
      null,
      "Merge branch 'develop' into fees",
    ],
    ["Merged in fees (pull request #9)\n\nRaise the fee\n\nApproved-by: Bob", 9, "Raise the fee"],
    ["Pull request #9: Raise the fee", 9, "Pull request #9: Raise the fee"],
    ["Merged PR 31: Raise the fee", 31, "Merged PR 31: Raise the fee"],
    ["Merge #44 #45", 44, "Merge #44 #45"],
    ["", null, ""],
  ])("%j", (message, number, title) => {
    const parents = [first, second];
    const pull = { commit, base: first, head: second, way: "merge", number, title, at };
    expect(broughtBy({ commit, parents, message, at })).toEqual(pull);
  });
});

describe("a commit with one parent is one if it says so", () => {
  it.each([
    ["Raise the fee (#12)", 12],
    ['Revert "Raise the fee (#12)" (#13)', 13],
    ["Merged PR 31: Raise the fee", 31],
    ["Raise the fee\n\nSee merge request acme/x!7", 7],
  ])("%j", (message, number) => {
    const pull = { base: first, head: commit, way: "squash", number };
    expect(broughtBy({ commit, parents: [first], message, at })).toMatchObject(pull);
  });

  it.each([
    "Raise the fee",
    'Revert "Raise the fee (#12)"',
    "Fix #12",
    "Raise the fee (see #12)",
    "Raise the fee\n\nAs in (#12)",
    "Raise the fee (#12345678901)",
  ])("%j does not", (message) => {
    expect(broughtBy({ commit, parents: [first], message, at })).toBe("plain");
  });
});

it("of more parents nobody can say what was merged into what, and the first commit brought all", () => {
  const message = "Merge branches 'a' and 'b' (#12)";
  expect(broughtBy({ commit, parents: [first, second, third], message, at })).toBe("octopus");
  expect(broughtBy({ commit, parents: [], message, at })).toBe("plain");
});

it("a title is cut: it may be as long as its author likes", () => {
  const brought = broughtBy({ commit, parents: [first, second], message: "x".repeat(9_999), at });
  expect(brought).toMatchObject({ title: "x".repeat(200) });
});
