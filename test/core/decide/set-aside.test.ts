/** Whose approval counts and fills no seat: whoever explained a critical finding, and pairs. */
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/domain/person.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import type { Endorsement } from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  dave,
  earlier,
  erin,
  file,
  flip,
  inspection,
  mallory,
  quant,
  review,
  security,
  snapshot,
  trading,
} from "../ordinary.ts";
import { because, type Difference, decided, members } from "./decided.ts";

const answers = [{ id: "7c1e90ab", reason: "The book is sorted the other way since July." }];
const found = { inspection: { ...inspection, findings: [flip] } };
const quants = (...people: readonly Person[]) => ({
  teams: { ...snapshot.teams, "acme/quant": members(...people) },
});
const explained = "explained a finding here; somebody else must approve";

describe("whoever explained a critical finding", () => {
  const given = [review(1, alice), review(2, carol, "approved", { answers })];
  const explainedBy = (different: Difference = {}) =>
    decided({ given, ...different, snapshot: { ...found, ...different.snapshot } });

  it("fills no seat while somebody else could, and the page says so", () => {
    const decision = explainedBy();
    expect(decision.verdict).toBe("held");
    expect(because(decision, carol)).toBe(explained);
    expect(decision.areas[0]?.seats[0]).toMatchObject({
      filledBy: [alice],
      missing: 1,
      couldFill: [dave],
      unfillable: 0,
    });
    expect(explainedBy({ given: [...given, review(3, dave)] }).verdict).toBe("clear");
  });

  it.each<readonly [string, Difference]>([
    ["nobody else is left", { snapshot: quants(alice, bob, carol, mallory) }],
    [
      "the finding is less than critical",
      {
        snapshot: { inspection: { ...inspection, findings: [{ ...flip, severity: "high" }] } },
      },
    ],
    [
      "who else could has tried, and is not eligible",
      {
        given: [...given, review(3, dave)],
        people: { watch: [{ id: dave.id }] },
      },
    ],
  ])("counts when %s", (_, different) => {
    const decision = explainedBy(different);
    expect(decision.verdict).toBe("clear");
    expect(because(decision, carol)).toBeNull();
  });

  it.each<readonly [string, Difference]>([
    [
      "approved another content",
      { given: [...given, review(3, dave, "approved", { commit: earlier })] },
    ],
    [
      "is not eligible, and asked for changes",
      {
        given: [...given, review(3, dave, "changes-requested")],
        people: { machines: [{ id: dave.id }] },
      },
    ],
  ])("fills no seat either while the only other %s", (_, different) => {
    const decision = explainedBy(different);
    expect(decision.verdict).toBe("held");
    expect(because(decision, carol)).toBe(explained);
  });

  it("counts when who else could is one of a pair with who wrote it", () => {
    const endorsements: readonly Endorsement[] = [
      { by: dave, of: [bob] },
      { by: bob, of: [dave] },
    ];
    const paired = { area: { independent: true }, snapshot: { endorsements } };
    expect(because(explainedBy(paired), carol)).toBeNull();
    expect(because(explainedBy({ area: { independent: true } }), carol)).toBe(explained);
  });

  it("leaves free what only others could fill, and counts for the rest", () => {
    const seats = [
      { count: 1, of: [quant] },
      { count: 1, of: [security] },
    ];
    const given = [review(1, carol, "approved", { answers }), review(2, erin)];
    const decision = explainedBy({ area: { seats }, given });
    expect(decision.areas[0]?.seats.map(({ missing }) => missing)).toEqual([1, 0]);
  });

  it("does not count while it is not known who else could", () => {
    const seats = [{ count: 2, of: [{ kind: "role", role: "write" } as const] }];
    const decision = explainedBy({ area: { seats, answers: [quant] } });
    expect(decision.verdict).toBe("held");
    expect(because(decision, carol)).toBe(explained);
  });

  it("counts in another area, where it is not", () => {
    const desk = { ...trading, name: "desk", seats: [{ count: 1, of: [quant] }] };
    const guarded = [...inspection.guarded, { file: file("desk/a.py"), areas: ["desk"] }];
    const decision = explainedBy({
      areas: [desk],
      given: [review(2, carol, "approved", { answers })],
      snapshot: { inspection: { ...inspection, guarded, findings: [flip] } },
    });
    expect(decision.areas.map(({ name, leftOut }) => [name, leftOut?.length ?? 0])).toEqual([
      ["trading", 1],
      ["desk", 0],
    ]);
    expect(because(decision, carol)).toBeNull();
  });

  it("is the same person under another account, and which that is, is not told", () => {
    const decision = explainedBy({
      given: [review(1, alice), review(2, carol), review(3, erin, "commented", { answers })],
      area: { answers: [security] },
      people: { same: [[{ id: carol.id }, { id: erin.id }]] },
    });
    expect(decision.verdict).toBe("held");
    expect(because(decision, carol)).toBe("is not eligible now");
  });
});

describe("a pair that approved only each other", () => {
  const independent = {
    independent: true,
    seats: [{ count: 2, of: [quant, security] }],
    answers: [quant, security],
  };
  const given = [review(1, alice), review(2, erin)];
  const each: readonly Endorsement[] = [
    { by: alice, of: [bob] },
    { by: bob, of: [alice] },
  ];
  const paired = (endorsements: readonly Endorsement[], different: Difference = {}) =>
    decided({ area: independent, given, ...different, snapshot: { endorsements } });

  it("is no second pair of eyes, and the page says why", () => {
    const decision = paired(each);
    expect(decision.verdict).toBe("held");
    expect(because(decision, alice)).toBe(
      "approved only bob’s work in the last 90 days, and bob only theirs",
    );
    expect(decision.areas[0]?.seats[0]?.couldFill).toEqual([carol, dave]);
    expect(paired(each, { given: [...given, review(3, carol)] }).verdict).toBe("clear");
  });

  it.each<readonly [string, readonly Endorsement[]]>([
    ["one approved another's too", [...each, { by: alice, of: [carol] }]],
    ["the other approved another's too", [...each, { by: bob, of: [carol] }]],
    ["the other approved nothing yet", [{ by: alice, of: [bob] }]],
    [
      "nobody knows whose work it was",
      [
        { by: alice, of: [] },
        { by: bob, of: [alice] },
      ],
    ],
    [
      "it was their own besides",
      [
        { by: alice, of: [alice, bob] },
        { by: bob, of: [alice] },
      ],
    ],
    [
      "none of the two wrote this",
      [
        { by: alice, of: [dave] },
        { by: dave, of: [alice] },
      ],
    ],
  ])("is none when %s", (_, endorsements) => {
    expect(paired(endorsements).verdict).toBe("clear");
  });

  it("is heeded only where independence is asked for", () => {
    expect(paired(each, { area: { ...independent, independent: false } }).verdict).toBe("clear");
  });

  it("counts accounts of one person as one, and does not tell which are", () => {
    const people = { same: [[{ id: bob.id }, { id: dave.id }]] };
    const decision = paired(
      [
        { by: alice, of: [dave] },
        { by: dave, of: [alice] },
      ],
      { people },
    );
    expect(because(decision, alice)).toBe("is not eligible now");
    const open = paired([...each, { by: alice, of: [dave] }], { people });
    expect(because(open, alice)).toBe("is not eligible now");
  });

  it("explains no finding to each other either", () => {
    const accomplice = [
      review(1, alice, "approved", { answers }),
      review(2, carol),
      review(3, erin),
    ];
    const decision = decided({
      area: independent,
      given: accomplice,
      snapshot: { ...found, endorsements: each },
    });
    expect(decision.verdict).toBe("held");
    expect(decision.refusedAnswers.map(({ because: why }) => plainOf(why))).toEqual([
      "approved only bob’s work in the last 90 days, and bob only theirs",
    ]);
  });
});
