/** The strictest of several policies, and the comparison that it rests on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openElectorate } from "../../../src/core/approvals/electorate.ts";
import { fillSeats } from "../../../src/core/approvals/seats.ts";
import { effectivePolicy } from "../../../src/core/policy/effective.ts";
import { seatsHold } from "../../../src/core/policy/requirement.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Area, Policy, Seat, Subject } from "../../../src/domain/policy.ts";
import { policy as ordinary, quant, security, trading } from "../ordinary.ts";

function policy(more: Partial<Policy>, ref = "main"): Policy {
  const commit = "b".repeat(40);
  const source = { kind: "repository", path: ".github/foureyes.yml", ref, commit, object: "" };
  return { ...ordinary, sources: [{ ...source, kind: "repository" }], ...more };
}

const one = { ...trading, seats: [{ count: 1, of: [quant] }] };

describe("the effective policy", () => {
  it("of one is that one", () => {
    expect(effectivePolicy([ordinary])).toBe(ordinary);
  });

  it("names all that it was made of", () => {
    const both = effectivePolicy([policy({}), policy({}, "release")]);
    expect(both.sources).toHaveLength(2);
  });

  it.each([
    ["enforce", "enforce", "enforce"],
    ["enforce", "observe", "enforce"],
    ["observe", "enforce", "enforce"],
    ["observe", "observe", "observe"],
  ] as const)("%s and %s is %s", (first, second, expected) => {
    expect(effectivePolicy([policy({ mode: first }), policy({ mode: second })]).mode).toBe(
      expected,
    );
  });

  const custody: Area = { ...trading, name: "custody", paths: ["custody/**"] };
  it.each<readonly [string, readonly Area[], readonly Area[], readonly Area[]]>([
    ["areas add up", [trading], [custody], [trading, custody]],
    ["the same area is one", [trading], [trading], [trading]],
    ["the stricter of two counts wins, first or second", [one], [trading], [trading]],
    ["the stricter of two counts wins, first or second", [trading], [one], [trading]],
    [
      "more paths win",
      [trading],
      [{ ...trading, paths: ["models/**", "strategies/**"] }],
      [{ ...trading, paths: ["models/**", "strategies/**"] }],
    ],
    ["fewer exceptions win", [{ ...trading, except: ["**/*.md"] }], [trading], [trading]],
    [
      "of two that each ask for something of their own both apply",
      [trading],
      [{ ...trading, paths: ["models/**"] }],
      [trading, { ...trading, name: "trading (release)", paths: ["models/**"] }],
    ],
    [
      "other people are something of their own",
      [trading],
      [{ ...trading, seats: [{ count: 2, of: [security] }] }],
      [trading, { ...trading, name: "trading (release)", seats: [{ count: 2, of: [security] }] }],
    ],
    [
      "independence wins",
      [trading],
      [{ ...trading, independent: true }],
      [{ ...trading, independent: true }],
    ],
    [
      "independence of fewer people is something of its own",
      [{ ...trading, independent: true }],
      [
        {
          ...trading,
          independent: true,
          seats: [...trading.seats, { count: 1, of: [security] }],
        },
      ],
      [
        { ...trading, independent: true },
        {
          ...trading,
          name: "trading (release)",
          independent: true,
          seats: [...trading.seats, { count: 1, of: [security] }],
        },
      ],
    ],
    ["lower findings win", [trading], [{ ...trading, hold: "low" }], [{ ...trading, hold: "low" }]],
  ])("%s", (_, first, second, expected) => {
    const { areas } = effectivePolicy([
      policy({ areas: first }),
      policy({ areas: second }, "release"),
    ]);
    expect(areas).toEqual(expected);
  });

  it("knows every team that one of them names, as independence is about all of them", () => {
    const wide = { ...trading, seats: [{ count: 2, of: [quant, security] }], answers: [quant] };
    const apart = { ...custody, independent: true };
    const areasOf = (...areas: readonly Area[]) =>
      effectivePolicy([
        policy({ areas: [wide, ...areas] }),
        policy({ areas: [trading] }, "release"),
      ]).areas;
    expect(areasOf()).toEqual([trading]);
    expect(areasOf(apart)).toEqual([wide, apart, { ...trading, name: "trading (release)" }]);
  });

  const off = { kind: "off" } as const;
  const known = (...values: string[]) => ({ kind: "on", known: values }) as const;
  it.each<readonly [string, Policy["detectors"], Policy["detectors"], Policy["detectors"]]>([
    ["off in both is off", { flip: off }, { flip: off }, { flip: off }],
    ["off in one is on", { flip: off }, {}, { flip: known() }],
    ["off in the other is on", {}, { flip: off }, {}],
    ["known in both is known", { a: known("x", "y") }, { a: known("y", "z") }, { a: known("y") }],
    ["off knows everything", { a: off }, { a: known("y") }, { a: known("y") }],
    ["everything is known where it is off", { a: known("y") }, { a: off }, { a: known("y") }],
  ])("%s", (_, first, second, expected) => {
    const both = effectivePolicy([policy({ detectors: first }), policy({ detectors: second })]);
    expect(both.detectors).toEqual(expected);
  });
});

describe("seats that hold others", () => {
  const people: readonly Person[] = [1, 2, 3, 4].map((id) => ({
    id,
    login: `p${id}`,
    kind: "user",
  }));
  const teams = ["a", "b", "c"];
  const subject = fc.constantFrom<Subject>(
    ...teams.map((slug): Subject => ({ kind: "team", organization: "acme", slug })),
    { kind: "user", login: "p1" },
    { kind: "user", login: "p4" },
  );
  const seat = fc.record({
    count: fc.integer({ min: 1, max: 2 }),
    of: fc.uniqueArray(subject, { minLength: 1, maxLength: 3 }),
  });
  const seats = fc.array(seat, { minLength: 1, maxLength: 3 });
  const members = fc.record(
    Object.fromEntries(teams.map((slug) => [`acme/${slug}`, fc.subarray([...people])])) as Record<
      string,
      fc.Arbitrary<Person[]>
    >,
  );

  it("are filled only by people who fill those others too", () => {
    fc.assert(
      fc.property(
        seats,
        seats,
        members,
        fc.subarray([...people]),
        (from, to, teamMembers, voters) => {
          const inTeams = Object.fromEntries(
            Object.entries(teamMembers).map(([team, list]) => [
              team,
              { kind: "members" as const, id: 1, members: list },
            ]),
          );
          const { isOf } = openElectorate(inTeams, { kind: "unlisted" }, []);
          const fills = (wanted: readonly Seat[]) =>
            fillSeats(
              wanted,
              voters.map((person) => ({ person, mayPush: true })),
              (voter, { of }) => of.some((subject) => isOf(voter, subject)),
            ).every(({ missing }) => missing === 0);
          fc.pre(seatsHold(from, to));
          expect(fills(from) || !fills(to)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("hold themselves, and fewer of the same", () => {
    fc.assert(
      fc.property(seats, (wanted) => {
        expect(seatsHold(wanted, wanted)).toBe(true);
        expect(seatsHold(wanted.slice(1), wanted)).toBe(true);
      }),
    );
  });
});
