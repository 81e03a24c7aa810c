import { describe, expect, it } from "vitest";
import { parseAnswers } from "../../../src/core/approvals/answers.ts";
import { decide } from "../../../src/core/decide.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { AnswerLine, Fact } from "../../../src/domain/fact.ts";
import type { Finding, Severity } from "../../../src/domain/finding.ts";
import type { Person } from "../../../src/domain/person.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import { costOf } from "../cost.ts";
import {
  alice,
  bob,
  carol,
  dave,
  dismissal,
  earlier,
  erin,
  flip,
  type Given,
  mallory,
  policy,
  review,
  robot,
  withFindings,
  withReviews,
} from "../ordinary.ts";

const approvals = [review(1, alice), review(2, carol)];

function answered(
  by: Person,
  answer: Partial<AnswerLine> = {},
  findings: readonly Finding[] = [flip],
  more: readonly Fact[] = [],
): Decision {
  const answers = [
    { id: "7c1e90ab", reason: "The book is sorted the other way since July.", ...answer },
  ];
  const given = review(3, by, "commented", { answers });
  const { snapshot, facts } = withReviews([...approvals, given], withFindings(...findings));
  return decide(snapshot, policy, [...facts, ...more]);
}

describe("a finding", () => {
  it("holds an approved change until somebody explains it", () => {
    const { snapshot, facts } = withReviews(approvals, withFindings(flip));
    expect(decide(snapshot, policy, facts).verdict).toBe("held");
    expect(answered(dave).verdict).toBe("clear");
  });

  it.each<[Severity, Decision["verdict"]]>([
    ["critical", "held"],
    ["high", "held"],
    ["medium", "clear"],
    ["low", "clear"],
  ])("of severity %s leaves the change %s under `hold: high`", (severity, verdict) => {
    const { snapshot, facts } = withReviews(approvals, withFindings({ ...flip, severity }));
    expect(decide(snapshot, policy, facts).verdict).toBe(verdict);
  });

  it("in a file that nothing guards holds nothing", () => {
    const elsewhere = { ...flip, path: "README.md" as typeof flip.path };
    const { snapshot, facts } = withReviews(approvals, withFindings(elsewhere));
    expect(decide(snapshot, policy, facts)).toMatchObject({
      verdict: "clear",
      findings: [{ areas: [], holds: false }],
    });
  });

  it("never changes how many approvals are needed", () => {
    const { snapshot, facts } = withReviews([], withFindings(flip));
    expect(decide(snapshot, policy, facts).areas[0]?.seats[0]?.missing).toBe(2);
  });
});

describe("an explanation does not count", () => {
  const rows: readonly [title: string, decision: () => Decision, reason: string][] = [
    ["of the one who opened the change", () => answered(bob), "opened this pull request"],
    ["of one who pushed to it", () => answered(mallory), "pushed `aaaaaaa` to this branch"],
    ["of a bot", () => answered(robot), "is a bot"],
    ["of somebody who may not", () => answered(erin), "may not explain findings in `trading`"],
    ["without a reason", () => answered(dave, { reason: "" }), "the reason is missing"],
    [
      "with too short an id",
      () => answered(dave, { id: "7c1e90a" }),
      "the id needs at least 8 hex digits",
    ],
    ["for another id", () => answered(dave, { id: "00000000" }), "no finding has this id now"],
    [
      "with an id that fits two",
      () => answered(dave, {}, [flip, { ...flip, fingerprint: "7c1e90ab".padEnd(64, "1") }]),
      "the id fits 2 findings; give more of its digits",
    ],
  ];
  it.each(rows)("%s", (_title, decision, reason) => {
    const { verdict, refusedAnswers } = decision();
    expect(verdict).toBe("held");
    expect(refusedAnswers.map(({ because }) => plainOf(because))).toEqual([reason]);
  });

  it("once its review was dismissed", () => {
    expect(answered(dave, {}, [flip], [dismissal(3, bob)]).verdict).toBe("held");
  });

  it("when only the first of two findings has one", () => {
    const other = { ...flip, fingerprint: "1234abcd".padEnd(64, "0") };
    expect(answered(dave, {}, [flip, other]).verdict).toBe("held");
  });
});

describe("a line of a review explains a finding", () => {
  const rows: readonly [title: string, body: string, answers: readonly AnswerLine[]][] = [
    [
      "at its start",
      "foureyes: accept 7c1e90ab fine since July",
      [{ id: "7c1e90ab", reason: "fine since July" }],
    ],
    [
      "among others",
      "Hello\r\nForeign\nFoureyes: accept 7C1E90AB ok\nbye",
      [{ id: "7c1e90ab", reason: "ok" }],
    ],
    [
      "after a comment of HTML",
      "<!-- x -->\nfoureyes: accept 7c1e90ab ok",
      [{ id: "7c1e90ab", reason: "ok" }],
    ],
    ["not when quoted", "> foureyes: accept 7c1e90ab ok", []],
    ["not inside of a line", "I say foureyes: accept 7c1e90ab ok", []],
    ["not inside of a code block", "```\nfoureyes: accept 7c1e90ab ok\n```", []],
    ["not inside of a comment of HTML", "<!--\nfoureyes: accept 7c1e90ab ok\n-->", []],
    ["not without an id", "foureyes: accept", []],
    [
      "though its reason is missing, so that it can be said",
      "foureyes: accept 7c1e90ab",
      [{ id: "7c1e90ab", reason: "" }],
    ],
  ];
  it.each(rows)("%s", (_title, body, answers) => {
    expect(parseAnswers(body)).toEqual(answers);
  });

  it("in time that grows with the text", () => {
    const body = [
      ["<!--", 20_000],
      ["foureyes: accept ", 20_000],
      [" \n", 50_000],
    ] as const;
    const text = body.map(([part, times]) => part.repeat(times)).join("");
    expect(costOf(() => parseAnswers(text)).cpuMs).toBeLessThan(500);
  });
});

describe("an explanation", () => {
  const answers = [{ id: "7c1e90ab", reason: "fine" }];
  const given = review(3, dave, "commented", { answers });
  const run = (one: Given) => {
    const { snapshot, facts } = withReviews([...approvals, one], withFindings(flip));
    return decide(snapshot, policy, facts);
  };

  it("counts, and nothing is said of it being refused", () => {
    expect(run(given)).toMatchObject({ verdict: "clear", refusedAnswers: [] });
  });

  it.each<readonly [string, number, Decision["verdict"]]>([
    ["is for what was found where it was given", 8, "held"],
    ["is for what was found where it was given, though its id is longer", 31, "held"],
    ["is for a finding wherever that is, by an id that no other can be made for", 32, "clear"],
  ])("%s", (_, digits, verdict) => {
    const long = [{ id: flip.fingerprint.slice(0, digits), reason: "fine" }];
    const older = review(3, dave, "commented", { answers: long, commit: earlier });
    expect(run(older).verdict).toBe(verdict);
    expect(run(review(3, dave, "commented", { answers: long })).verdict).toBe("clear");
  });

  it("is for the same finding against each of several merge bases", () => {
    expect(answered(dave, {}, [flip, flip]).verdict).toBe("clear");
  });

  it("that was given for another content says so", () => {
    const { refusedAnswers } = run(review(3, dave, "commented", { answers, commit: earlier }));
    expect(refusedAnswers.map(({ because }) => plainOf(because))).toEqual([
      "`strategies/book.py` changed after that",
    ]);
  });

  it("that was given again says nothing of the first time, unless somebody else gave it", () => {
    const old = review(3, dave, "commented", { answers, commit: earlier });
    const told = ([again, by]: [number, Given]) => {
      const given = withReviews(
        [...approvals, old, by],
        withFindings({ ...flip, severity: "high" }),
      );
      const decision = decide(given.snapshot, policy, given.facts);
      expect(decision.verdict).toBe("clear");
      expect(decision.refusedAnswers).toHaveLength(again);
    };
    told([0, review(4, dave, "commented", { answers })]);
    told([1, review(4, carol, "commented", { answers })]);
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
    ["after a no-break space", "foureyes: accept 7c1e90ab\u00a0fine", "fine"],
    ["not when it has a line break of another kind", "foureyes: accept 7c1e90ab fi\u2028ne", null],
    ["not in a block of tildes", "~~~\nfoureyes: accept 7c1e90ab fine\n~~~", null],
    ["not in an indented fence", "   ```\nfoureyes: accept 7c1e90ab fine", null],
    ["before a comment", "foureyes: accept 7c1e90ab fine\n<!-- x", "fine"],
    ["right after a comment", "<!-- a -->foureyes: accept 7c1e90ab fine", "fine"],
    ["not in a comment that is never closed", "<!-- x\nfoureyes: accept 7c1e90ab fine", null],
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
