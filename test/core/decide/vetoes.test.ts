/** Who lifts a "changes requested" by dismissing it. */
import { describe, expect, it } from "vitest";
import { isOverruled } from "../../../src/core/approvals/vetoes.ts";
import { decide } from "../../../src/core/decide.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Policy, Subject } from "../../../src/domain/policy.ts";
import {
  alice,
  bob,
  carol,
  dave,
  dismissal,
  erin,
  policy,
  review,
  robot,
  security,
  snapshot,
  trading,
  withReviews,
  writers,
} from "../ordinary.ts";
import { decided, role } from "./decided.ts";

const veto = review(5, dave, "changes-requested");
const gone = { ...veto, live: { ...veto.live, state: "dismissed" as const } };

/** The ordinary change, approved; dave asked for changes, and somebody dismissed that. */
function dismissedBy(by: Person, of: readonly Subject[], people = {}): string {
  const given = withReviews([review(1, alice), review(2, carol), gone]);
  const guard = { ...trading, name: "guard", seats: [{ count: 2, of }] };
  const asked: Policy = { ...policy, areas: [trading, guard] };
  const read = {
    ...given.snapshot,
    collaborators: {
      kind: "listed" as const,
      collaborators: [{ person: alice, role: "admin" as const }],
    },
    teams: {
      ...snapshot.teams,
      "acme/security": { kind: "members" as const, id: 12, members: [erin, bob, robot] },
    },
  };
  return decide(read, asked, [...given.facts, dismissal(5, by)], {
    watch: [],
    same: [],
    machines: [],
    tenureDays: null,
    ...people,
  }).verdict;
}

it.each<readonly [string, Person, readonly Subject[], string]>([
  ["who asked for them", dave, [writers], "clear"],
  ["who is of a team that guards the rules", erin, [security], "clear"],
  ["who is named for the rules in person", erin, [{ kind: "user", login: "erin" }], "clear"],
  ["who has the role that guards the rules", alice, [role("admin")], "clear"],
  ["who is in no such team", alice, [security], "blocked"],
  ["who wrote a part of it, of that team or not", bob, [security], "blocked"],
  ["that is a machine of that team", robot, [security], "blocked"],
  ["who may write, as all may who guard the rules", alice, [writers], "blocked"],
])("a request for changes that was dismissed by somebody %s", (_, by, of, verdict) => {
  expect(dismissedBy(by, of)).toBe(verdict);
});

it("nor by somebody who is not eligible now", () => {
  expect(dismissedBy(erin, [security], { watch: [{ id: erin.id }] })).toBe("blocked");
  expect(dismissedBy(erin, [security], { tenureDays: 14 })).toBe("blocked");
});

describe("the page names who may lift a request for changes", () => {
  const given = [review(1, alice), review(2, carol), veto];
  const lifters = (...of: readonly Subject[]) => {
    const guard = { ...trading, name: "guard", seats: [{ count: 1, of }] };
    return decided({ given, areas: [guard] }).vetoes.map((each) => each.lifters);
  };

  it("each once, and not everybody who may write", () => {
    expect(lifters(security, writers, security)).toEqual([[security]]);
  });

  it("nobody, where the policy chooses nobody", () => {
    expect(lifters(writers)).toEqual([undefined]);
    expect(decided({ given }).vetoes).toEqual([{ person: dave, reason: expect.anything() }]);
  });
});

it.each<readonly [string, readonly Fact[], boolean]>([
  ["dismissed by somebody else", [veto.fact, dismissal(5, erin)], true],
  ["withdrawn by its author", [veto.fact, dismissal(5, dave)], false],
  ["not dismissed", [veto.fact, dismissal(6, erin)], false],
  ["beside another that was withdrawn", [veto.fact, dismissal(5, erin), dismissal(6, dave)], true],
  ["an approval that was dismissed", [review(5, dave).fact, dismissal(5, erin)], false],
])("a request for changes is overruled: %s", (_, facts, isIt) => {
  expect(isOverruled(facts)).toBe(isIt);
});

it("whoever lost the right to write lifts none by the list of those who may", () => {
  const of: readonly Subject[] = [role("maintain")];
  expect(dismissedBy(carol, of)).toBe("blocked");
});
