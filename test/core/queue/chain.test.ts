/** Which commits of a merge group are of which pull request. */
import { describe, expect, it } from "vitest";
import { firstParentsOf, pairedWith, shapeFlawOf } from "../../../src/core/queue/chain.ts";
import type { Queued } from "../../../src/domain/group.ts";
import { sha } from "../ordinary.ts";

const [tip, first, second, one, two] = ["b", "1", "2", "d", "e"].map(sha) as [
  ReturnType<typeof sha>,
  ReturnType<typeof sha>,
  ReturnType<typeof sha>,
  ReturnType<typeof sha>,
  ReturnType<typeof sha>,
];
const commits = [
  { sha: second, parents: [first, two] },
  { sha: first, parents: [tip, one] },
  { sha: one, parents: [tip] },
  { sha: two, parents: [tip] },
];
const queued: readonly Queued[] = [
  { pull: 30, head: one },
  { pull: 31, head: two },
];

describe("the line down to the branch", () => {
  it("follows first parents, newest first", () => {
    expect(firstParentsOf(commits, second, tip)).toEqual([second, first]);
  });

  it("is none where the branch is elsewhere", () => {
    expect(firstParentsOf(commits, second, sha("f"))).toBeNull();
  });

  it("is none where the branch is reached over another parent only", () => {
    const aside = [
      { sha: second, parents: [one, tip] },
      { sha: one, parents: [] },
    ];
    expect(firstParentsOf(aside, second, tip)).toBeNull();
  });

  it("is empty for the tip itself", () => {
    expect(firstParentsOf(commits, tip, tip)).toEqual([]);
  });
});

describe("a commit for each pull request", () => {
  it("in the queue's order, each on the one before it", () => {
    expect(pairedWith([second, first], tip, queued)).toEqual([
      { pull: 30, head: one, before: tip, commit: first },
      { pull: 31, head: two, before: first, commit: second },
    ]);
  });

  it.each([
    ["a commit too many", [second, first, one]],
    ["a commit too few", [second]],
  ])("cannot be told with %s", (_, line) => {
    expect(pairedWith(line, tip, queued)).toBeNull();
  });
});

describe("what a commit is made of", () => {
  const merged = { pull: 31, head: two, before: first, commit: second };

  it.each([
    ["a merge", [first, two]],
    ["a squash", [first]],
  ])("%s is fine", (_, parents) => {
    expect(shapeFlawOf(merged, parents)).toBeNull();
  });

  it("a merge of another commit is not", () => {
    expect(shapeFlawOf(merged, [first, one])).toEqual({
      kind: "moved",
      pull: 31,
      head: two,
      merged: one,
    });
  });

  it.each([
    ["parents that are turned round", [two, first]],
    ["a third parent", [first, two, one]],
    ["no parent", []],
  ])("nor are %s", (_, parents) => {
    expect(shapeFlawOf(merged, parents)).toEqual({ kind: "shape", pull: 31, commit: second });
  });
});
