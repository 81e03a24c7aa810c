/** Each part of a decision, where one difference in it would mislead somebody. */
import { describe, expect, it } from "vitest";
import { parseAnswers } from "../../../src/core/approvals/answers.ts";
import { decide } from "../../../src/core/decide.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Area, Policy } from "../../../src/domain/policy.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  commit,
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
  withFindings,
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
      ["carol", "approved", earlier, "was given for `ccccccc`; the branch is now at `aaaaaaa`"],
      ["dave", "requested changes", head, null],
      ["helper[bot]", "requested changes", head, "is a bot"],
      ["erin", "dismissed", head, "was dismissed"],
    ]);
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

describe("hands", () => {
  const whoAndWhy = ({ hands }: Decision) =>
    hands.map(({ person, because }) => `${person.login} ${plainOf(because)}`);

  it("are named once each, with the first reason, openers first", () => {
    expect(whoAndWhy(decided([]))).toEqual([
      "bob opened this pull request",
      "mallory pushed `aaaaaaa` to this branch",
    ]);
  });

  it("are told by GitHub alone, and by the delivery alone", () => {
    expect(decide(snapshot, policy, []).hands.map(({ person }) => person.login)).toEqual(["bob"]);
    const gone = { ...snapshot, pull: { ...snapshot.pull, opener: null }, authors: {} };
    expect(whoAndWhy(decided([], gone))[0]).toBe("bob opened this pull request");
    expect(decide(gone, policy, []).hands).toEqual([]);
  });

  const naming = (email: string): Snapshot => {
    const trailers = [{ name: "C", email }];
    return {
      ...snapshot,
      inspection: {
        ...inspection,
        change: { ...inspection.change, commits: [commit(head, { trailers })] },
      },
    };
  };
  const rows: readonly [title: string, email: string, verdict: Decision["verdict"]][] = [
    ["by their number, whatever their name is now", "3+formerly@users.noreply.github.com", "held"],
    [
      "by a number of many digits, which is nobody here",
      "333333+carol@users.noreply.github.com",
      "clear",
    ],
    ["by the older form, in any case", "CAROL@users.noreply.github.com", "held"],
    ["by the older form of another name", "caroline@users.noreply.github.com", "clear"],
    [
      "not by an address that only begins so",
      "carol@users.noreply.github.com.evil.example",
      "clear",
    ],
    ["not by an address that only ends so", "x@carol@users.noreply.github.com", "clear"],
    ["not by any other address", "carol@example.com", "clear"],
  ];
  it.each(rows)("are named %s", (_title, email, verdict) => {
    expect(decided(approvals, naming(email)).verdict).toBe(verdict);
  });

  it("that a commit names are told so", () => {
    expect(whoAndWhy(decided([], naming("3+carol@users.noreply.github.com")))).toContain(
      "carol is named in `aaaaaaa`",
    );
    const authors = { ...snapshot.authors, [earlier]: { people: [dave], unknown: [] } };
    expect(whoAndWhy(decided([], { ...snapshot, authors }))).toContain(
      "dave wrote a part of `ccccccc`",
    );
  });

  it("of a commit that GitHub told nothing about are unknown", () => {
    expect(decided([], { ...snapshot, authors: {} }).unknownCommits).toEqual([head, earlier]);
    expect(decided([]).unknownCommits).toEqual([]);
  });
});

describe("a seat", () => {
  it("of a person is that person's, in any case of the name", () => {
    const of = [{ kind: "user" as const, login: "Erin" }];
    const asked = asking({ ...trading, seats: [{ count: 1, of }], answers: of });
    expect(decided([review(1, erin)], snapshot, asked).verdict).toBe("clear");
    expect(decided([review(1, alice)], snapshot, asked).verdict).toBe("held");
  });

  it("names those who could fill it: members, no bots, no hands, nobody twice, nobody who sits", () => {
    const teams = {
      ...snapshot.teams,
      "acme/quant": {
        kind: "members" as const,
        id: 11,
        members: [alice, bob, carol, carol, robot],
      },
    };
    const { areas } = decided([review(1, alice)], { ...snapshot, teams });
    expect(areas[0]?.seats[0]?.couldFill).toEqual([carol]);
    expect(areas[0]?.seats[0]?.filledBy).toEqual([alice]);
    const whole = decided(approvals);
    expect(whole.areas[0]?.seats[0]).toMatchObject({
      filledBy: [alice, carol],
      missing: 0,
      couldFill: [],
    });
    expect(decided([review(1, carol), review(2, alice)]).areas[0]?.seats[0]?.filledBy).toEqual([
      alice,
      carol,
    ]);
  });

  it("of a team that was not asked about leaves the change undetermined, and says which", () => {
    const { verdict, obstacles } = decided(approvals, { ...snapshot, teams: {} });
    expect(verdict).toBe("undetermined");
    expect(obstacles).toEqual([{ kind: "unknown-team", team: "acme/quant" }]);
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

describe("an explanation", () => {
  const answers = [{ id: "7c1e90ab", reason: "fine" }];
  const given = review(3, dave, "commented", { answers });
  const run = (one: Given) => decided([...approvals, one], withFindings(flip));

  it("counts, and nothing is said of it being refused", () => {
    expect(run(given)).toMatchObject({ verdict: "clear", refusedAnswers: [] });
  });

  it("does not count when GitHub shows another person, another state, or no such review", () => {
    expect(run({ ...given, live: { ...given.live, person: carol } }).verdict).toBe("held");
    expect(run({ ...given, live: { ...given.live, state: "pending" } }).verdict).toBe("held");
    expect(
      decide(withReviews(approvals, withFindings(flip)).snapshot, policy, [
        ...approvals.map(({ fact }) => fact),
        given.fact,
      ]).verdict,
    ).toBe("held");
    expect(run({ ...given, live: { ...given.live, person: null } }).verdict).toBe("held");
  });

  it("needs an id of hex digits and nothing else", () => {
    for (const id of ["7c1e90ab!", "!7c1e90ab", "7c1e90ag"]) {
      const { refusedAnswers } = run(
        review(3, dave, "commented", { answers: [{ id, reason: "fine" }] }),
      );
      expect(refusedAnswers.map(({ because }) => plainOf(because))).toEqual([
        "the id needs at least 8 hex digits",
      ]);
    }
  });

  const bodies: readonly [title: string, body: string, reason: string | null][] = [
    ["with blanks between the words", "foureyes: \t accept  \t7c1e90ab  \t fine  ", "fine"],
    ["without a blank after the colon", "foureyes:accept 7c1e90ab fine", "fine"],
    ["after a word in code", "`code`\nfoureyes: accept 7c1e90ab fine", "fine"],
    ["after a line that ends in a fence", "see ```\nfoureyes: accept 7c1e90ab fine", "fine"],
    ["after a line with one tilde", "~1 %\nfoureyes: accept 7c1e90ab fine", "fine"],
    ["not in a block of tildes", "~~~\nfoureyes: accept 7c1e90ab fine\n~~~", null],
    ["not in an indented fence", "   ```\nfoureyes: accept 7c1e90ab fine", null],
    ["before a comment", "foureyes: accept 7c1e90ab fine\n<!-- x", "fine"],
    ["right after a comment", "<!-- a -->foureyes: accept 7c1e90ab fine", "fine"],
    ["not in a comment that is never closed", "<!--\nfoureyes: accept 7c1e90ab fine", null],
  ];
  it.each(bodies)("is read %s", (_title, body, reason) => {
    expect(parseAnswers(body).map((answer) => answer.reason)).toEqual(
      reason === null ? [] : [reason],
    );
  });

  it("is cut where nobody would read on", () => {
    const [answer] = parseAnswers(`foureyes: accept ${"a".repeat(100)} ${"x".repeat(900)}`);
    expect([answer?.id.length, answer?.reason.length]).toEqual([64, 500]);
    expect(parseAnswers("foureyes: accept 7c1e90ab fine\n".repeat(300))).toHaveLength(200);
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
