/** Each part of a decision, where one difference in it would mislead somebody. */
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Area, Policy } from "../../../src/domain/policy.ts";
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
  file,
  flip,
  type Given,
  head,
  inspection,
  key,
  policy,
  review,
  robot,
  security,
  snapshot,
  strategy,
  trading,
  withReviews,
} from "../ordinary.ts";

const approvals = [review(1, alice), review(2, carol)];

function decided(
  given: readonly Given[],
  start: Snapshot = snapshot,
  asked: Policy = policy,
): Decision {
  const { snapshot: read, facts } = withReviews(given, start);
  return decide(read, asked, facts);
}

function asking(...areas: readonly Area[]): Policy {
  return { ...policy, areas };
}

function reasons(decision: Decision): readonly (string | null)[] {
  return decision.opinions.map(({ ignored }) => (ignored === null ? null : plainOf(ignored)));
}

describe("an opinion", () => {
  it("is the newest by its number, in whatever order GitHub lists them", () => {
    const veto = review(8, carol, "changes-requested");
    expect(decided([review(9, carol), veto, review(1, alice)]).verdict).toBe("clear");
    expect(
      decided([review(9, carol, "changes-requested"), review(8, carol), review(1, alice)]).verdict,
    ).toBe("blocked");
  });

  it("is not a review that is still being written", () => {
    expect(decided([...approvals, review(9, carol, "pending")]).verdict).toBe("clear");
  });

  it("is not a comment that was dismissed, but an approval that was", () => {
    const gone = (given: Given): Given => ({
      ...given,
      live: { ...given.live, state: "dismissed" },
    });
    expect(decided([...approvals, gone(review(9, carol, "commented"))]).verdict).toBe("clear");
    expect(decided([...approvals, gone(review(9, carol, "approved"))]).verdict).toBe("held");
  });

  it("is shown with what was said, about which commit, and why it does not count", () => {
    const { opinions } = decided([
      review(1, alice),
      review(2, carol, "approved", { commit: earlier }),
      review(3, dave, "changes-requested"),
      review(4, robot, "changes-requested"),
      { ...review(5, erin), live: { ...review(5, erin).live, state: "dismissed" } },
    ]);
    const shown = opinions.map(({ person, said, commit: about, ignored }) => [
      person?.login,
      said,
      about,
      ignored === null ? null : plainOf(ignored),
    ]);
    expect(shown).toEqual([
      ["alice", "approved", head, null],
      ["carol", "approved", earlier, "`strategies/book.py` changed after that"],
      ["dave", "requested changes", head, null],
      ["helper[bot]", "requested changes", head, "is a bot"],
      ["erin", "dismissed", head, "was dismissed"],
    ]);
  });

  it("that was dismissed before Foureyes saw it is shown as that", () => {
    const { live } = review(2, carol);
    const dismissed = { ...snapshot, reviews: [{ ...live, state: "dismissed" as const }] };
    const { opinions } = decide(dismissed, policy, []);
    expect(opinions).toMatchObject([{ said: "dismissed", commit: null }]);
  });

  it("of an account that is gone says so, and two such are two", () => {
    const ghost = (given: Given): Given => ({ ...given, live: { ...given.live, person: null } });
    const decision = decided([
      ghost(review(1, alice)),
      ghost(review(2, carol, "changes-requested")),
    ]);
    expect(reasons(decision)).toEqual([
      "the account no longer exists",
      "the account no longer exists",
    ]);
    expect(decision.vetoes).toEqual([]);
  });

  it("of somebody who may not push says so when it asks for changes", () => {
    const outsider = review(3, erin, "changes-requested");
    const decision = decided([{ ...outsider, live: { ...outsider.live, mayPush: false } }]);
    expect(reasons(decision)).toEqual(["may not push to this repository"]);
  });
});

describe("a veto", () => {
  it("names who asked, and who dismissed it", () => {
    const veto = review(5, dave, "changes-requested");
    const gone = { ...veto, live: { ...veto.live, state: "dismissed" as const } };
    const { snapshot: read, facts } = withReviews([gone]);
    const words = (more: readonly ReturnType<typeof dismissal>[]) =>
      decide(read, policy, [...facts, ...more]).vetoes.map(
        ({ person, reason }) => `${person.login} ${plainOf(reason)}`,
      );
    expect(words([dismissal(5, bob)])).toEqual(["dave asked for changes, and bob dismissed that"]);
    expect(words([])).toEqual(["dave asked for changes, and somebody dismissed that"]);
    const { vetoes } = decided([veto]);
    expect(vetoes.map(({ reason }) => plainOf(reason))).toEqual(["asked for changes"]);
  });

  it("that GitHub does not show yet names its author, and is none of a bot's", () => {
    const unseen = (given: Given) => decide(snapshot, policy, [given.fact]).vetoes;
    const [veto] = unseen(review(5, dave, "changes-requested"));
    expect(veto?.person).toEqual(dave);
    expect(plainOf(veto?.reason ?? [])).toBe("asked for changes");
    expect(unseen(review(5, robot, "changes-requested"))).toEqual([]);
  });
});

describe("an area", () => {
  const wallet = file("wallet/keys.py");
  const custody: Area = {
    ...trading,
    name: "custody",
    paths: ["wallet/**"],
    seats: [{ count: 1, of: [security] }],
    hold: "critical",
    answers: [security],
  };
  const both: Snapshot = {
    ...snapshot,
    inspection: {
      ...inspection,
      change: { ...inspection.change, files: [strategy, wallet] },
      guarded: [
        { file: strategy, areas: ["trading"] },
        { file: wallet, areas: ["custody", "trading"] },
      ],
      findings: [
        { ...flip, severity: "high" },
        {
          ...flip,
          path: wallet.after?.path ?? flip.path,
          severity: "high",
          fingerprint: "12345678".padEnd(64, "0"),
        },
      ],
    },
  };

  it("lists its own files, and is short on its own", () => {
    const { areas, files, commits, mergeBases } = decided(
      approvals,
      both,
      asking(trading, custody),
    );
    expect(areas.map(({ name, paths }) => [name, paths])).toEqual([
      ["trading", ["strategies/book.py", "wallet/keys.py"]],
      ["custody", ["wallet/keys.py"]],
    ]);
    expect(areas.map(({ seats }) => seats.map(({ missing }) => missing))).toEqual([[0], [1]]);
    expect({ files, commits, mergeBases }).toEqual({
      files: { changed: 2, guarded: 2, inspected: 2 },
      commits: 2,
      mergeBases: 1,
    });
  });

  it("holds a finding if any of those that guard the file does", () => {
    const { findings } = decided([], both, asking(trading, custody));
    expect(findings.map(({ areas, holds }) => [areas, holds])).toEqual([
      [["trading"], true],
      [["trading", "custody"], true],
    ]);
    const lenient = decided([], both, asking({ ...trading, hold: "critical" }, custody));
    expect(lenient.findings.map(({ holds }) => holds)).toEqual([false, false]);
  });

  it("asks its own people for an explanation, and no other's", () => {
    const answers = [
      { id: "7c1e90ab", reason: "fine" },
      { id: "12345678", reason: "fine" },
    ];
    const { findings, refusedAnswers } = decided(
      [review(3, dave, "commented", { answers })],
      both,
      asking(trading, custody),
    );
    expect(findings.map(({ answer }) => answer)).toEqual([
      { person: dave, reason: "fine", review: 3 },
      null,
    ]);
    expect(refusedAnswers.map(({ id, because }) => `${id} ${plainOf(because)}`)).toEqual([
      "12345678 may not explain findings in `custody`",
    ]);
  });

  it("is touched, and holds findings, by what only a commit in between does", () => {
    const inPassing: Snapshot = {
      ...both,
      inspection: {
        ...both.inspection,
        guarded: [],
        passing: [{ commit: earlier, file: wallet, areas: ["custody"] }],
        findings: [{ ...flip, path: wallet.after?.path ?? flip.path, commit: earlier }],
        unseen: [{ path: flip.path, reason: [], commit: earlier }],
      },
    };
    const { areas, findings, files } = decided([], inPassing, asking(trading, custody));
    expect(areas.map(({ name, paths }) => [name, paths])).toEqual([
      ["custody", ["wallet/keys.py"]],
    ]);
    expect(findings.map((each) => [each.areas, each.holds])).toEqual([[["custody"], true]]);
    // What the whole shows was all looked at.
    expect(files).toEqual({ changed: 2, guarded: 0, inspected: 2 });
    const without = {
      ...inPassing,
      inspection: { ...inPassing.inspection, passing: [], unseen: [] },
    };
    expect(decided([], without, asking(trading, custody))).toMatchObject({
      areas: [],
      verdict: "clear",
    });
  });

  it("with a file that could not be looked at says which", () => {
    const unseen = [{ path: flip.path, reason: [] }];
    const { obstacles, files } = decided([], {
      ...snapshot,
      inspection: { ...inspection, unseen },
    });
    expect(obstacles).toEqual([{ kind: "unseen", files: unseen }]);
    expect(files).toEqual({ changed: 2, guarded: 1, inspected: 1 });
  });
});

it("nobody is asked where no area is touched, whoever reviewed", () => {
  const untouched = { ...snapshot, inspection: { ...inspection, guarded: [] } };
  const decision = decided([review(1, alice), review(2, erin)], untouched);
  expect(decision).toMatchObject({
    verdict: "clear",
    areas: [],
    key,
    head,
    base: snapshot.pull.base,
  });
  expect(reasons(decision)).toEqual([null, null]);
});

it.each<readonly [string, Policy["mode"], Snapshot["rules"], Decision["weaknesses"]]>([
  [
    "are told",
    "enforce",
    { branch: "main", check: "unpinned", bypass: [] },
    [{ kind: "unpinned" }],
  ],
  ["are told where nobody can read the rules", "enforce", null, [{ kind: "unreadable" }]],
  ["are not told where there are none", "enforce", snapshot.rules, []],
  ["are not told of a policy that only observes", "observe", null, []],
])("ways around the check %s, and change no verdict", (_, mode, rules, weaknesses) => {
  const decision = decided(approvals, { ...snapshot, rules }, { ...policy, mode });
  expect(decision).toMatchObject({ verdict: "clear", weaknesses });
});

describe("whose suggestions would cost a vote", () => {
  const on = { repository: key.repository, pull: key.pull };
  const suggested = (by: Person, about: object = {}): Fact => ({
    kind: "suggested",
    ...on,
    by,
    comment: 1,
    ...about,
  });
  const suggesters = (...facts: readonly Fact[]) => {
    const given = withReviews([]);
    return decide(given.snapshot, policy, [...given.facts, ...facts]).suggesters;
  };

  it("is told of everybody who could still approve, once", () => {
    expect(suggesters(suggested(dave), suggested(alice), suggested(dave))).toEqual([dave, alice]);
    expect(suggesters(dismissal(1, dave))).toEqual([]);
  });

  it("is not told of who wrote a part, of machines, or of another pull request", () => {
    const others = [suggested(bob), suggested(robot), suggested(dave, { pull: 31 })];
    expect(suggesters(...others)).toEqual([]);
  });
});

it("where nothing is guarded nobody is missed who wrote it", () => {
  const nothing = { inspection: { ...inspection, guarded: [] }, authors: {} };
  const { unknownHands, verdict } = decided([], { ...snapshot, ...nothing });
  expect({ unknownHands, verdict }).toEqual({ unknownHands: [], verdict: "clear" });
  expect(decided([], { ...snapshot, authors: {} }).unknownHands).not.toEqual([]);
});

it("what nothing is said of is left out", () => {
  const decision = decided(approvals);
  expect("remarks" in decision).toBe(false);
  expect("leftOut" in (decision.areas[0] ?? {})).toBe(false);
});
