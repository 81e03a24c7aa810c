/** Whether deliveries told of every move of a branch, so that GitHub's log need not be read. */
import { describe, expect, it } from "vitest";
import { isEveryMoveTold, isOpeningTold } from "../../../src/core/approvals/told.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { alice, bob, key, opened, sha } from "../ordinary.ts";

const branch = { repository: key.repository, name: "sorting" };
const [nothing, a, b, c] = [sha("0"), sha("1"), sha("2"), sha("3")];

function updated(before: string, after: string, about = {}): Fact {
  const { repository, pull } = key;
  const fact = { kind: "updated" as const, repository, pull, by: bob, before, after };
  return { ...fact, ...about } as unknown as Fact;
}

function pushed(before: string, after: string, about = {}): Fact {
  const { repository } = key;
  const ref = "refs/heads/sorting";
  const fact = { kind: "pushed" as const, repository, ref, by: alice, before, after };
  return { ...fact, commits: [after], ...about } as unknown as Fact;
}

function closedWith(head: string): Fact {
  const { repository, pull } = key;
  const at = "2026-05-12T12:00:00Z";
  return { kind: "closed", repository, pull, by: bob, head, merged: false, at } as Fact;
}

function logOf(before: string, after: string): Fact {
  return updated(before, after, { kind: "branch-moved", ref: "refs/heads/x", headRepository: 20 });
}

const openedWith = (head: string) => ({ ...opened, head }) as Fact;

describe("every move of a branch", () => {
  const rows: readonly [title: string, isTold: boolean, facts: readonly Fact[]][] = [
    ["is told when there was none since it was opened", true, [openedWith(c)]],
    ["is told by updates", true, [openedWith(a), updated(a, b), updated(b, c)]],
    ["is told in whatever order", true, [updated(b, c), updated(a, b), openedWith(a)]],
    ["is told by a push whose update is on its way", true, [openedWith(a), pushed(a, c)]],
    ["is told once where both came", true, [openedWith(a), pushed(a, c), updated(a, c)]],
    ["is told from when the branch was made", true, [pushed(nothing, a), pushed(a, c)]],
    [
      "is told whatever was before it was opened",
      true,
      [pushed(a, b), openedWith(b), updated(b, c)],
    ],
    ["is told when it went back", true, [openedWith(c), updated(c, a), updated(a, c)]],
    ["is not when one is lost", false, [openedWith(a), updated(b, c)]],
    ["is not when the last one is lost", false, [openedWith(a), updated(a, b)]],
    ["is not when nobody knows where it began", false, [updated(b, c)]],
    [
      "is not by those of another pull request",
      false,
      [openedWith(a), updated(a, c, { pull: 31 })],
    ],
    [
      "is not by those of a pull request of that number elsewhere",
      false,
      [openedWith(a), updated(a, c, { repository: 21 })],
    ],
    ["is not by the opening of another", false, [{ ...opened, head: c, pull: 31 } as Fact]],
    ["is not by an opening elsewhere", false, [{ ...opened, head: c, repository: 21 } as Fact]],
    ["is not by a closing", false, [closedWith(c)]],
    ["is not by GitHub's log", false, [openedWith(a), logOf(a, c)]],
    [
      "is not by those of another branch",
      false,
      [openedWith(a), pushed(a, c, { ref: "refs/heads/x" })],
    ],
    ["is not by a tag", false, [openedWith(a), pushed(a, c, { ref: "refs/tags/sorting" })]],
    ["is not by those of a fork", false, [openedWith(a), pushed(a, c, { repository: 21 })]],
  ];
  it.each(rows)("%s", (_, isTold, facts) => {
    expect(isEveryMoveTold(facts, key, branch, c)).toBe(isTold);
  });
});

function moved(before: string, after: string, about = {}): Fact {
  return updated(before, after, { kind: "branch-moved", ...about });
}

describe("who brought what a pull request was opened with", () => {
  const rows: readonly [title: string, isTold: boolean, facts: readonly Fact[]][] = [
    ["is told while it is there", true, [openedWith(c)]],
    ["is not when it was replaced", false, [openedWith(a), updated(a, c)]],
    ["is told by the log", true, [openedWith(a), updated(a, c), moved(nothing, a)]],
    ["is not by a move away from it", false, [openedWith(a), moved(a, c)]],
    ["is not by who only moved back to it", false, [openedWith(a), updated(b, a), updated(a, c)]],
    [
      "is not by the log of another pull request",
      false,
      [openedWith(a), moved(nothing, a, { pull: 31 })],
    ],
  ];
  it.each(rows)("%s", (_, isTold, facts) => {
    expect(isOpeningTold(facts, key, (commit) => commit === c)).toBe(isTold);
  });
});
