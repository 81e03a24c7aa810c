import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import type { Differs } from "../../../src/domain/binding.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { PolicyEdit } from "../../../src/domain/policy.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  dave,
  dismissal,
  earlier,
  erin,
  type Given,
  inspection,
  mallory,
  policy,
  review,
  robot,
  snapshot,
  withReviews,
} from "../ordinary.ts";

function decided(
  given: readonly Given[],
  start: Snapshot = snapshot,
  more: readonly Fact[] = [],
): Decision {
  const { snapshot: read, facts } = withReviews(given, start);
  return decide(read, policy, [...facts, ...more]);
}

const byAlice = review(1, alice);
const byCarol = review(2, carol);

function because(decision: Decision, login: string): string | null {
  const opinion = decision.opinions.find(({ person }) => person?.login === login);
  return opinion === undefined || opinion.ignored === null ? null : plainOf(opinion.ignored);
}

function live(given: Given, changed: Partial<Given["live"]>): Given {
  return { ...given, live: { ...given.live, ...changed } };
}

describe("an approval is of what the pull request showed", () => {
  const path = "strategies/book.py" as Path;
  const rows: readonly [differs: Differs, reason: string][] = [
    [{ kind: "changed", path }, `\`${path}\` changed after that`],
    [
      { kind: "not-shown", path },
      `was not shown this change of \`${path}\`, which \`aaaaaaa\` brings to \`main\``,
    ],
    [
      { kind: "base-moved", path },
      `\`${path}\` changed on \`main\` since, so another file would come out`,
    ],
    [
      { kind: "gone", path },
      `the change of \`${path}\` that it was shown is gone from \`aaaaaaa\``,
    ],
    [
      { kind: "in-commit", path, commit: earlier },
      `was not shown \`${path}\` as it is in \`ccccccc\``,
    ],
    [
      { kind: "unreadable" },
      "was given for `aaaaaaa`, and nobody can tell any more what that showed",
    ],
  ];
  it.each(rows)("and so not of what differs: %j", (differs, reason) => {
    const decision = decided([{ ...byAlice, binding: { ...byAlice.binding, differs } }, byCarol]);
    expect(because(decision, "alice")).toBe(reason);
    expect(because(decision, "carol")).toBeNull();
    expect(decision.areas[0]?.seats[0]).toMatchObject({ missing: 1, couldFill: [alice, dave] });
    expect(decision.opinions.map(({ mayRepeat }) => mayRepeat)).toEqual([true, false]);
  });

  it("and of nothing that counts where nobody noted what it was about", () => {
    const binding = { ...byAlice.binding, review: 99 };
    const decision = decided([{ ...byAlice, binding }, byCarol]);
    expect(because(decision, "alice")).toMatch(/^was given for .* nobody can tell/);
    const other = { ...byAlice.binding, commit: earlier };
    expect(decided([{ ...byAlice, binding: other }, byCarol]).verdict).toBe("held");
  });

  it("whatever the branch is called that it was for", () => {
    const elsewhere = { baseRef: "docs" };
    const both = [review(1, alice, "approved", elsewhere), review(2, carol, "approved", elsewhere)];
    expect(decided(both).verdict).toBe("clear");
  });
});

describe("two people who wrote no part of the change", () => {
  it("clear it by approving exactly its head", () => {
    const decision = decided([byAlice, byCarol]);
    expect(decision.verdict).toBe("clear");
    expect(decision.opinions.map(({ ignored }) => ignored)).toEqual([null, null]);
  });

  it("are two: one of them alone holds it, and the page can name who is free", () => {
    const decision = decided([byAlice]);
    expect(decision.verdict).toBe("held");
    const [seat] = decision.areas[0]?.seats ?? [];
    expect(seat?.missing).toBe(1);
    expect(seat?.couldFill.map(({ login }) => login)).toEqual(["carol", "dave"]);
  });

  it("are people: two approvals of one person are one", () => {
    expect(decided([byAlice, review(2, alice)]).verdict).toBe("held");
  });
});

describe("an approval does not count", () => {
  const rows: readonly [title: string, given: Given, login: string, reason: string][] = [
    ["of whoever opened the pull request", review(2, bob), "bob", "opened this pull request"],
    ["of whoever pushed to it", review(2, mallory), "mallory", "pushed `aaaaaaa` to this branch"],
    ["of a bot", review(2, robot), "helper[bot]", "is a bot"],
    ["of somebody outside of the team", review(2, erin), "erin", "may not approve here"],
    [
      "for an older head",
      review(2, carol, "approved", { commit: earlier }),
      "carol",
      "`strategies/book.py` changed after that",
    ],
    ["that was dismissed", live(byCarol, { state: "dismissed" }), "carol", "was dismissed"],
    [
      "whose delivery named another person (E11)",
      { ...byCarol, fact: { ...byCarol.fact, by: dave } },
      "carol",
      "GitHub does not confirm it",
    ],
    [
      "whose delivery was no approval",
      { ...byCarol, fact: { ...byCarol.fact, state: "commented" } },
      "carol",
      "GitHub does not confirm it",
    ],
  ];
  it.each(rows)("%s", (_title, given, login, reason) => {
    const decision = decided([byAlice, given]);
    expect(decision.verdict).toBe("held");
    expect(because(decision, login)).toBe(reason);
  });

  it("that reached GitHub but not us: nobody knows for which content (B02)", () => {
    const read: Snapshot = { ...snapshot, reviews: [byAlice.live, byCarol.live] };
    const decision = decide(read, policy, [byAlice.fact]);
    expect(decision.verdict).toBe("held");
    expect(because(decision, "carol")).toContain("could not see it");
  });

  it("that reached us but not GitHub (E11)", () => {
    const decision = decide({ ...snapshot, reviews: [byAlice.live] }, policy, [
      byAlice.fact,
      byCarol.fact,
    ]);
    expect(decision.verdict).toBe("held");
  });

  it("of an account that is gone", () => {
    const decision = decided([byAlice, live(byCarol, { person: null })]);
    expect(decision.verdict).toBe("held");
  });

  it("after its dismissal was delivered, though GitHub shows it as it was", () => {
    const decision = decided([byAlice, byCarol], snapshot, [dismissal(2, bob)]);
    expect(because(decision, "carol")).toBe("was dismissed by bob");
    expect(decision.verdict).toBe("held");
  });

  it("when the newest was dismissed: nothing falls back to an older one (B13)", () => {
    const newest = live(review(9, carol), { state: "dismissed" });
    expect(decided([byAlice, byCarol, newest]).verdict).toBe("held");
    expect(decided([byAlice, byCarol, review(9, carol)]).verdict).toBe("clear");
  });
});

describe("changes requested", () => {
  const veto = review(5, dave, "changes-requested");

  it.each([true, false])("of somebody who is asked block, may they push or not: %s", (mayPush) => {
    const decision = decided([byAlice, byCarol, live(veto, { mayPush })]);
    expect(decision.verdict).toBe("blocked");
    expect(decision.vetoes.map(({ person }) => person.login)).toEqual(["dave"]);
  });

  it("are over when their author approves", () => {
    expect(decided([byAlice, byCarol, veto, review(6, dave)]).verdict).toBe("clear");
  });

  it("stand when their author comments", () => {
    expect(decided([byAlice, byCarol, veto, review(6, dave, "commented")]).verdict).toBe("blocked");
  });

  it("stand when somebody else dismisses them (B14)", () => {
    const gone = live(veto, { state: "dismissed" });
    expect(decided([byAlice, byCarol, gone], snapshot, [dismissal(5, bob)]).verdict).toBe(
      "blocked",
    );
  });

  it("are over when their author dismisses them", () => {
    const gone = live(veto, { state: "dismissed" });
    expect(decided([byAlice, byCarol, gone], snapshot, [dismissal(5, dave)]).verdict).toBe("clear");
  });

  it("stand as delivered while GitHub does not show them yet", () => {
    expect(decided([byAlice, byCarol], snapshot, [veto.fact]).verdict).toBe("blocked");
  });

  it("stand as delivered when GitHub shows an approval in their place", () => {
    const turned = live(veto, { state: "approved" });
    expect(decided([byAlice, byCarol, turned]).verdict).toBe("blocked");
    expect(decided([byAlice, byCarol, review(5, dave)]).verdict).toBe("clear");
  });

  it("are no approval of whoever asked for them", () => {
    const [seat] = decided([byAlice, veto]).areas[0]?.seats ?? [];
    expect(seat).toMatchObject({ filledBy: [alice], missing: 1 });
  });

  it("of bots, and of people who may not push and are not asked, do not block", () => {
    const byRobot = review(5, robot, "changes-requested");
    const outsider = live(review(5, erin, "changes-requested"), { mayPush: false });
    for (const ignored of [byRobot, outsider])
      expect(decided([byAlice, byCarol, ignored]).verdict).toBe("clear");
  });

  it("do not matter where nothing is guarded", () => {
    const unguarded = { ...snapshot, inspection: { ...inspection, guarded: [] } };
    expect(decided([veto], unguarded).verdict).toBe("clear");
  });
});

describe("the change itself", () => {
  const edit: PolicyEdit = {
    paths: [".github/foureyes.yml"],
    loosened: [],
    tightens: true,
    broken: null,
  };
  const editing = (policyEdit: PolicyEdit): Snapshot => ({
    ...snapshot,
    inspection: { ...inspection, policyEdit },
  });

  it("is undetermined when it breaks the policy, whoever approved, and says so", () => {
    const errors = [{ line: 3, column: 1, message: '"areas" must be a list of areas' }];
    const source = { kind: "file", path: ".github/foureyes.yml" } as const;
    const { verdict, obstacles } = decided(
      [byAlice, byCarol],
      editing({ ...edit, broken: { source, errors } }),
    );
    expect(verdict).toBe("undetermined");
    expect(obstacles).toEqual([{ kind: "policy", proposed: true, source, errors }]);
  });

  it("is clear when what it makes of the policy can be read", () => {
    expect(decided([byAlice, byCarol], editing(edit)).verdict).toBe("clear");
  });

  it("is clear without anybody when nothing guarded is touched", () => {
    expect(decided([], { ...snapshot, inspection: { ...inspection, guarded: [] } }).verdict).toBe(
      "clear",
    );
  });

  it("is undetermined when a guarded file could not be looked at, whoever approved", () => {
    const unseen = [{ path: "strategies/book.py" as never, reason: [] }];
    expect(
      decided([byAlice, byCarol], { ...snapshot, inspection: { ...inspection, unseen } }).verdict,
    ).toBe("undetermined");
  });
});
