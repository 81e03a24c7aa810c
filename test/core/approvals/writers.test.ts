/** Who brought a commit, who set a machine going, and of which nobody is known. */
import { describe, expect, it } from "vitest";
import { callersOf, isCalled } from "../../../src/core/approvals/callers.ts";
import { pushesOf, type Written } from "../../../src/core/approvals/pushes.ts";
import { isOpeningTold } from "../../../src/core/approvals/told.ts";
import { unknownHandsOf } from "../../../src/core/approvals/unknown-hands.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import {
  alice,
  base,
  bob,
  carol,
  commit,
  dave,
  dismissal,
  earlier,
  head,
  inspection,
  key,
  opened,
  review,
  robot,
  sha,
  snapshot,
} from "../ordinary.ts";

const on = { repository: key.repository, pull: key.pull };
const at = "2026-05-12T12:00:00Z";

function updated(by = bob, about: object = {}): Fact {
  return { kind: "updated", ...on, by, before: base, after: head, ...about } as Fact;
}

function logged(by = bob, about: object = {}): Fact {
  const log = { headRepository: 20, ref: "refs/heads/x", before: base, after: head, at };
  return { kind: "branch-moved", ...on, by, ...log, ...about } as Fact;
}

function called(about: object = {}): Fact {
  const call = { by: alice, machines: ["helper"], how: "comment", id: "1" };
  return { kind: "called", ...on, ...call, ...about } as Fact;
}

const made = (facts: readonly Fact[], written: Written = snapshot) =>
  pushesOf(written, facts).made.map(({ by, commit: of }) => [by.login, of]);
const callers = (facts: readonly Fact[], written: Written = snapshot) =>
  callersOf(written, facts, pushesOf(written, facts)).map(({ by, machine }) => [
    by.login,
    machine.login,
  ]);

describe("a push", () => {
  it("brings each commit between its two ends, and no other", () => {
    const { of } = pushesOf(snapshot, [
      updated(alice, { before: earlier }),
      updated(bob, { after: earlier }),
    ]);
    expect(of(head).map(({ by }) => by.login)).toEqual(["alice"]);
    expect(of(earlier).map(({ by }) => by.login)).toEqual(["bob"]);
    expect(of(sha("e"))).toEqual([]);
  });

  it("is found in GitHub's log of the branch, too", () => {
    expect(made([logged(carol)])).toEqual([["carol", head]]);
  });

  it("of another pull request brings what is in this one, and nothing by going back", () => {
    const back = { before: head, after: sha("e") };
    for (const about of [{ pull: 31 }, { repository: 21 }]) {
      expect(made([updated(carol, about)])).toEqual([["carol", head]]);
      expect(made([updated(carol, { ...about, ...back })])).toEqual([]);
      expect(made([logged(carol, { ...about, ...back })])).toEqual([]);
    }
    expect(made([updated(carol, back)])).toEqual([["carol", sha("e")]]);
  });

  it("over a merge brings both sides once", () => {
    const merge = commit(sha("d"), { parents: [head, earlier] });
    const change = { ...inspection.change, commits: [merge, commit(head), commit(earlier)] };
    const { of } = pushesOf({ ...snapshot, inspection: { change } }, [
      updated(alice, { after: sha("d") }),
    ]);
    expect([sha("d"), head, earlier].map((one) => of(one).length)).toEqual([1, 1, 1]);
  });

  const others: readonly Fact[] = [
    opened,
    review(1, alice).fact,
    dismissal(1, alice),
    { kind: "review-edited", ...on, review: 1, by: alice, at },
    {
      kind: "bound",
      ...on,
      review: 1,
      commit: head,
      base,
      tree: head,
      mergeBases: [base],
      files: 1,
      digest: "",
    },
    { kind: "wrote", ...on, head, people: [{ person: alice, commit: head }] },
    called(),
    { kind: "suggested", ...on, by: alice, comment: 1 },
    { kind: "retargeted", ...on, by: alice, from: "a", to: "b", at },
    { kind: "closed", ...on, by: alice, head, merged: false, at },
    { kind: "members-seen", group: "team 1", people: [alice], since: null },
    { kind: "members-gone", group: "team 1", people: [alice], at },
    { kind: "request-removed", ...on, by: alice, asked: bob, at },
    { kind: "moved-out", ...on, from: "a" as Path, to: "b" as Path, areas: [] },
    {
      kind: "run-forged",
      repository: 20,
      head,
      name: "x",
      run: 1,
      state: "success",
      externalId: "",
    },
    { kind: "merged", ...on, head, baseRef: "main", decision: 1, approvals: [], files: [] },
    { kind: "merged-unclear", ...on, head, baseRef: "main" },
  ];
  it.each(others)("is nothing else: $kind", (fact) => {
    expect(made([fact])).toEqual([]);
  });
});

describe("a machine that wrote", () => {
  const byRobot = updated(robot);

  it("was called by whoever spoke to it before", () => {
    expect(callers([called(), byRobot])).toEqual([["alice", robot.login]]);
    expect(callers([byRobot, called()])).toEqual([]);
    expect(callers([called({ machines: ["somebody", "helper"] }), byRobot])).toHaveLength(1);
  });

  it("was called as long as it pushes afterwards, each for itself", () => {
    const other = { ...robot, id: 8, login: "porter[bot]" };
    expect(callers([updated(robot, { after: earlier }), called(), byRobot])).toHaveLength(1);
    expect(callers([called({ machines: ["porter"] }), byRobot, updated(other)])).toEqual([
      ["alice", other.login],
    ]);
  });

  it("was set off by a workflow that is found after it pushed", () => {
    expect(callers([byRobot, called({ how: "workflow" })])).toEqual([["alice", robot.login]]);
  });

  it("was not called by a machine, elsewhere, or under another name", () => {
    for (const about of [
      { by: robot },
      { pull: 31 },
      { repository: 21 },
      { machines: ["help"] },
      { machines: [] },
    ])
      expect(callers([called(about), byRobot])).toEqual([]);
  });

  it("is none of the people who push and are spoken to", () => {
    expect(callers([called({ machines: ["bob"] }), updated(bob)])).toEqual([]);
  });

  it.each<readonly [called: string, login: string, isIt: boolean]>([
    ["helper", "helper[bot]", true],
    ["helper[bot]", "Helper[bot]", true],
    ["copilot", "copilot-swe-agent[bot]", true],
    ["agent", "copilot-swe-agent[bot]", false],
    ["copilots", "copilot-swe-agent[bot]", false],
    ["a-b", "a[bot]-b", false],
  ])("@%s is %s: %s", (name, login, isIt) => {
    expect(isCalled({ machines: [name] }, { ...robot, login })).toBe(isIt);
  });
});

describe("a commit of which nobody is known", () => {
  const unknown = (facts: readonly Fact[], authors = snapshot.authors) => {
    const read = { ...snapshot, authors };
    return unknownHandsOf(read, facts, pushesOf(read, facts)).map(({ commit: of, because }) => [
      of,
      plainOf(because),
    ]);
  };

  it("says why", () => {
    expect(unknown([])).toEqual([
      [head, "nobody is known to have pushed it"],
      [earlier, "nobody is known to have pushed it"],
    ]);
    expect(unknown([updated(robot), updated(bob, { after: earlier })])).toEqual([
      [head, "nobody is known to have set helper[bot] going, which wrote it"],
    ]);
    const nobody = { ...snapshot.authors, [earlier]: { people: [], unknown: ["x"] } };
    expect(unknown([updated()], nobody)).toEqual([
      [earlier, "GitHub knows no account for somebody who wrote it"],
    ]);
  });

  it("is the head, where moves are missing that GitHub's log did not tell", () => {
    const missing = { kind: "moves-unknown", ...on, head } as Fact;
    const why = "nobody can tell who else moved the branch before it";
    expect(unknown([updated(), missing])).toEqual([[head, why]]);
    for (const about of [{ head: earlier }, { pull: 31 }, { repository: 21 }])
      expect(unknown([updated(), { ...missing, ...about } as Fact])).toEqual([]);
  });

  it("is none that a person pushed as well, or whose machine somebody called", () => {
    expect(unknown([updated(robot), updated(dave)])).toEqual([]);
    expect(unknown([called(), updated(robot)])).toEqual([]);
  });

  it("is one of a machine's own, whoever pushed it", () => {
    const authors = { ...snapshot.authors, [head]: { people: [robot], unknown: [] } };
    expect(unknown([updated(bob)], authors)).toHaveLength(1);
    expect(unknown([updated(bob), called()], authors)).toEqual([]);
  });
});

describe("who brought the commit that it was opened with", () => {
  const nowhere = () => false;
  it("is told where it is still there, or the log tells", () => {
    expect(isOpeningTold([opened], key, nowhere)).toBe(false);
    expect(isOpeningTold([opened], key, (one) => one === opened.head)).toBe(true);
    expect(isOpeningTold([opened, logged(bob, { after: opened.head })], key, nowhere)).toBe(true);
    expect(
      isOpeningTold([opened, logged(bob, { after: opened.head, pull: 31 })], key, nowhere),
    ).toBe(false);
    expect(isOpeningTold([opened, updated(bob, { after: opened.head })], key, nowhere)).toBe(false);
    expect(isOpeningTold([{ ...opened, pull: 31 }], key, nowhere)).toBe(true);
  });
});
