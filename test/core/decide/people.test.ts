/** Whom the rules are about: independence, roles, seats that nobody can fill, and what is not told. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { type People, unknownPeople } from "../../../src/domain/people.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Area, Policy, Role, Subject } from "../../../src/domain/policy.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import type { Collaborators, Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  dave,
  erin,
  flip,
  type Given,
  inspection,
  mallory,
  policy,
  quant,
  review,
  security,
  snapshot,
  trading,
  withReviews,
  writers,
} from "../ordinary.ts";

interface Difference {
  readonly area?: Partial<Area>;
  readonly areas?: readonly Area[];
  readonly given?: readonly Given[];
  readonly snapshot?: Partial<Snapshot>;
  readonly people?: Partial<People>;
  readonly facts?: readonly Fact[];
}

/** The ordinary change, approved by alice and carol, with a difference. */
function decided(different: Difference = {}): Decision {
  const { area, areas = [], given = [review(1, alice), review(2, carol)] } = different;
  const { snapshot: read, facts } = withReviews(given, { ...snapshot, ...different.snapshot });
  const asked: Policy = { ...policy, areas: [{ ...trading, ...area }, ...areas] };
  return decide(read, asked, [...facts, ...(different.facts ?? [])], {
    ...unknownPeople,
    ...different.people,
  });
}

function because(decision: Decision, person: Person): string | null {
  const opinion = decision.opinions.find((each) => each.person?.id === person.id);
  return opinion?.ignored == null ? null : plainOf(opinion.ignored);
}

function members(...people: readonly Person[]) {
  return { kind: "members" as const, id: 11, members: people };
}

function collaborators(...listed: readonly (readonly [Person, Role])[]): Collaborators {
  return {
    kind: "listed",
    collaborators: listed.map(([person, role]) => ({ person, role })),
  };
}

const team = (slug: string): Subject => ({ kind: "team", organization: "acme", slug });
const role = (name: Role): Subject => ({ kind: "role", role: name });

describe("independence", () => {
  const independent: Partial<Area> = {
    independent: true,
    seats: [{ count: 2, of: [quant, security] }],
  };

  it("is not reached by two from the team of those who wrote the change", () => {
    const decision = decided({ area: independent });
    expect(decision.verdict).toBe("held");
    expect(decision.areas[0]?.seats[0]?.missing).toBe(0);
    expect(decision.areas[0]?.independence).toEqual({
      reached: false,
      teams: ["acme/quant"],
      couldReach: [erin],
      unreachable: false,
    });
  });

  it.each<readonly [string, readonly Person[]]>([
    ["the other", [alice, erin]],
    ["a third", [alice, carol, erin]],
    ["the first", [erin, alice, carol]],
  ])("is reached when %s is from elsewhere", (_, approvers) => {
    const given = approvers.map((person, index) => review(index + 1, person));
    const decision = decided({ area: independent, given });
    expect(decision.verdict).toBe("clear");
    expect(decision.areas[0]?.seats[0]?.filledBy).toContainEqual(erin);
    expect(decision.areas[0]?.independence?.reached).toBe(true);
  });

  it("is about any team that the policy names, also in another area", () => {
    const both = { ...snapshot.teams, "acme/desk": members(bob, erin) };
    const areas: readonly Area[] = [
      { ...trading, name: "desk", seats: [{ count: 1, of: [team("desk")] }] },
    ];
    const given = [review(1, alice), review(2, erin)];
    expect(decided({ area: independent, given, snapshot: { teams: both } }).verdict).toBe("clear");
    expect(decided({ area: independent, areas, given, snapshot: { teams: both } }).verdict).toBe(
      "held",
    );
  });

  it("counts those who pushed among the authors, not only who opened it", () => {
    const teams = {
      "acme/quant": members(alice, mallory),
      "acme/security": members(bob, erin, carol),
    };
    const area = { ...independent, seats: [{ count: 1, of: [quant, security] }] };
    const given = [review(1, alice)];
    expect(decided({ area, given, snapshot: { teams } }).verdict).toBe("held");
  });

  it("that nobody could reach is known", () => {
    const area = { independent: true };
    const decision = decided({ area });
    expect(decision.areas[0]?.independence).toMatchObject({ reached: false, unreachable: true });
  });

  it("cannot be told without every team that the policy names", () => {
    const areas: readonly Area[] = [
      { ...trading, name: "desk", seats: [{ count: 1, of: [team("desk")] }] },
    ];
    const given = [review(1, alice), review(2, erin)];
    expect(decided({ area: independent, areas, given }).verdict).toBe("undetermined");
  });
});

describe("a role", () => {
  const seats = (name: Role) => ({ seats: [{ count: 1, of: [role(name)] }] });
  const given = [review(1, alice)];
  it.each<readonly [Role, Role, Decision["verdict"]]>([
    ["write", "write", "clear"],
    ["write", "admin", "clear"],
    ["maintain", "write", "held"],
    ["maintain", "maintain", "clear"],
    ["maintain", "admin", "clear"],
    ["admin", "maintain", "held"],
    ["admin", "admin", "clear"],
  ])("%s is filled by somebody with %s: %s", (wanted, has, verdict) => {
    const there = { collaborators: collaborators([alice, has], [bob, "admin"]) };
    expect(decided({ area: seats(wanted), given, snapshot: there }).verdict).toBe(verdict);
  });

  it("of those who may push is known from the review alone", () => {
    expect(decided({ area: seats("write"), given }).verdict).toBe("clear");
  });

  it.each<Role>(["maintain", "admin"])("%s cannot be told without the list", (wanted) => {
    const decision = decided({ area: seats(wanted), given });
    expect(decision.verdict).toBe("undetermined");
    expect(decision.obstacles).toEqual([{ kind: "unknown-roles" }]);
  });

  it("names who could approve", () => {
    const there = {
      collaborators: collaborators([alice, "write"], [bob, "admin"], [dave, "write"]),
    };
    const decision = decided({ area: seats("write"), given: [], snapshot: there });
    expect(decision.areas[0]?.seats[0]?.couldFill).toEqual([alice, dave]);
  });
});

describe("a seat that nobody can fill", () => {
  it.each<readonly [string, Partial<Area>, Partial<Snapshot>, number]>([
    ["when enough could", {}, {}, 0],
    ["when its team has too few who wrote no part", { seats: [{ count: 4, of: [quant] }] }, {}, 1],
    [
      "when its team is empty",
      { seats: [{ count: 2, of: [quant] }] },
      { teams: { "acme/quant": members() } },
      2,
    ],
    [
      "when its only people wrote the change",
      { seats: [{ count: 1, of: [quant] }] },
      { teams: { "acme/quant": members(bob, mallory) } },
      1,
    ],
    [
      "when the only one is who wrote it",
      { seats: [{ count: 1, of: [{ kind: "user", login: "Bob" }] }] },
      {},
      1,
    ],
    [
      "when somebody we never saw is named",
      { seats: [{ count: 1, of: [{ kind: "user", login: "zoe" }] }] },
      {},
      0,
    ],
    ["when those who may push cannot be listed", { seats: [{ count: 9, of: [writers] }] }, {}, 0],
    [
      "when too few may push",
      { seats: [{ count: 2, of: [writers] }] },
      { collaborators: collaborators([bob, "admin"], [alice, "write"]) },
      1,
    ],
  ])("is counted, %s", (_, area, there, expected) => {
    const decision = decided({ area: { ...area, answers: [writers] }, given: [], snapshot: there });
    expect(decision.areas[0]?.seats[0]?.unfillable).toBe(expected);
    expect(decision.verdict).toBe("held");
  });

  it("is counted for all seats of an area together: one person fills one", () => {
    const teams = { "acme/quant": members(alice), "acme/security": members(alice) };
    const seats = [
      { count: 1, of: [quant] },
      { count: 1, of: [security] },
    ];
    const decision = decided({ area: { seats }, given: [], snapshot: { teams } });
    expect(decision.areas[0]?.seats.map(({ unfillable }) => unfillable)).toEqual([0, 1]);
  });

  it("is none that somebody fills already", () => {
    const teams = { "acme/quant": members(alice, carol) };
    expect(decided({ snapshot: { teams } }).areas[0]?.seats[0]).toMatchObject({
      missing: 0,
      unfillable: 0,
    });
  });
});

describe("the operator's list of people", () => {
  const other: Person = { id: 99, login: "somebody-at-home", kind: "user" };

  const notNow = "is not eligible now";

  it.each<readonly [string, Partial<People>, string | null]>([
    ["watched, by login", { watch: [{ login: "carol" }] }, notNow],
    ["watched, by number", { watch: [{ id: carol.id }] }, notNow],
    [
      "watched under another account",
      { watch: [{ login: "carla" }], same: [[{ login: "carla" }, { id: carol.id }]] },
      notNow,
    ],
    ["a machine", { machines: [{ login: "carol" }] }, notNow],
    [
      "the same person as somebody who wrote it",
      { same: [[{ login: "carol" }, { login: "bob" }]] },
      notNow,
    ],
    ["somebody else's account", { same: [[{ login: "zoe" }, { login: "bob" }]] }, null],
    ["not on it", { watch: [{ login: "zoe" }], machines: [{ id: 99 }] }, null],
  ])("does not let count who is %s, and never says why", (_, people, reason) => {
    const decision = decided({ people });
    expect(because(decision, carol)).toBe(reason);
    expect(decision.verdict).toBe(reason === null ? "clear" : "held");
    expect(because(decision, alice)).toBeNull();
  });

  it.each<readonly [string, Partial<People>]>([
    [
      "through a third account",
      {
        same: [
          [{ login: "carol" }, { login: "zoe" }],
          [{ login: "bob" }, { login: "zoe" }],
        ],
      },
    ],
    [
      "in whichever order the lists are",
      {
        same: [
          [{ login: "bob" }, { login: "zoe" }],
          [{ login: "zoe" }, { login: "carol" }],
        ],
      },
    ],
    [
      "by number in one list and by login in another",
      {
        same: [
          [{ id: carol.id }, { login: "zoe" }],
          [{ login: "zoe" }, { login: "bob" }],
        ],
      },
    ],
    [
      "watched by login, joined by number",
      { watch: [{ login: "dave" }], same: [[{ id: dave.id }, { login: "carol" }]] },
    ],
  ])("knows one person %s", (_, people) => {
    const decision = decided({ people });
    expect(because(decision, carol)).toBe(notNow);
    expect(decision.verdict).toBe("held");
  });

  it("lets one person fill with any of their accounts, and counts the person once", () => {
    const areas: readonly Area[] = [
      { ...trading, name: "custody", seats: [{ count: 1, of: [quant] }] },
    ];
    const there = {
      inspection: {
        ...inspection,
        guarded: inspection.guarded.map(({ file }) => ({ file, areas: ["trading", "custody"] })),
      },
    };
    const area = { seats: [{ count: 1, of: [quant] }] };
    const same = [[{ login: "alice" }, { login: "erin" }]];
    const one = [review(1, alice)];
    const both = [review(1, alice), review(2, erin)];
    expect(decided({ area, areas, given: one, snapshot: there, people: { same } }).verdict).toBe(
      "clear",
    );
    expect(decided({ area, areas, given: both, snapshot: there, people: { same } }).verdict).toBe(
      "clear",
    );
  });

  it("makes two accounts of one person one approval", () => {
    const same = [[{ login: "alice" }, { login: "carol" }]];
    expect(decided({ people: { same } }).areas[0]?.seats[0]?.missing).toBe(1);
    const given = [review(1, alice), review(2, carol), review(3, dave)];
    expect(decided({ people: { same }, given }).verdict).toBe("clear");
  });

  it.each<readonly [string, readonly Person[]]>([
    ["whoever approves", [bob, other]],
    ["whoever wrote it", [erin, other]],
  ])("tells of a team under another account of %s, and names it nowhere", (who, desk) => {
    const area = {
      independent: true,
      seats: [{ count: 1, of: [security] }],
      answers: [team("desk")],
    };
    const teams = { "acme/security": members(erin), "acme/desk": members(...desk) };
    const given = [review(1, erin)];
    const same = [[{ id: other.id }, { login: who === "whoever wrote it" ? "bob" : "erin" }]];
    const plain = decided({ area, given, snapshot: { teams } });
    const told = decided({ area, given, snapshot: { teams }, people: { same } });
    expect(plain.verdict).toBe("clear");
    expect(told.verdict).toBe("held");
    expect(told.areas[0]?.independence?.teams).toEqual(plain.areas[0]?.independence?.teams);
    expect(JSON.stringify(told)).not.toContain(other.login);
  });

  it("lets nobody on it explain a finding", () => {
    const answers = [{ id: "7c1e90ab", reason: "It is meant so." }];
    const given = [review(1, alice), review(2, carol, "approved", { answers }), review(3, dave)];
    const there = { inspection: { ...inspection, findings: [flip] } };
    expect(decided({ given, snapshot: there }).verdict).toBe("clear");
    const watched = decided({ given, snapshot: there, people: { watch: [{ login: "carol" }] } });
    expect(watched.findings[0]?.answer).toBeNull();
    expect(watched.refusedAnswers.map(({ because: why }) => plainOf(why))).toEqual([notNow]);
  });

  it("does not take away a no, unless a machine said it", () => {
    const given = [review(1, alice), review(2, carol), review(3, dave, "changes-requested")];
    expect(decided({ given, people: { watch: [{ login: "dave" }] } }).verdict).toBe("blocked");
    expect(decided({ given, people: { machines: [{ login: "dave" }] } }).verdict).toBe("clear");
    const unconfirmed = [review(3, dave, "changes-requested").fact];
    expect(decided({ facts: unconfirmed }).verdict).toBe("blocked");
    expect(decided({ facts: unconfirmed, people: { machines: [{ id: dave.id }] } }).verdict).toBe(
      "clear",
    );
  });

  it("is not to be read off the page: who could approve is named as if there were none", () => {
    const given = [review(1, alice)];
    const people = { watch: [{ login: "carol" }, { login: "dave" }] };
    expect(decided({ given, people }).areas).toEqual(decided({ given }).areas);
  });
});

describe("tenure", () => {
  const people = { tenureDays: 14 };
  const seen = (person: Person, since: string | null, group = "team 11"): Fact => ({
    kind: "members-seen",
    group,
    people: [person],
    since,
  });
  const old = seen(alice, null);
  it.each<readonly [string, readonly Fact[], boolean]>([
    ["was there from the start", [seen(carol, null)], true],
    ["came as long ago as is asked", [seen(carol, "2026-04-28T12:00:00.000Z")], true],
    ["came a moment later", [seen(carol, "2026-04-28T12:00:00.001Z")], false],
    ["was never seen", [], false],
    ["was seen in another team", [seen(carol, null, "team 12")], false],
    ["is somebody else", [seen(dave, null)], false],
  ])("counts who %s", (_, facts, counts) => {
    const decision = decided({ people, facts: [old, ...facts] });
    expect(because(decision, carol)).toBe(counts ? null : "is not eligible now");
    expect(decision.verdict).toBe(counts ? "clear" : "held");
    expect(decision.tenureDays).toBe(14);
  });

  it("of those who may push counts in the repository", () => {
    const area = { seats: [{ count: 1, of: [writers] }] };
    const given = [review(1, carol)];
    const here = seen(carol, null, "repository 20");
    expect(decided({ area, given, people, facts: [here] }).verdict).toBe("clear");
    expect(decided({ area, given, people, facts: [seen(carol, null)] }).verdict).toBe("held");
  });

  it("is not asked of whoever is named in person", () => {
    const area = { seats: [{ count: 1, of: [{ kind: "user", login: "carol" } as const] }] };
    expect(decided({ area, given: [review(1, carol)], people }).verdict).toBe("clear");
  });
});

describe("whatever the people are", () => {
  const everybody = [alice, bob, carol, dave, erin, mallory];
  const account = fc.constantFrom(...everybody.map(({ id }) => ({ id })));
  const listed = fc.record({
    watch: fc.array(account, { maxLength: 2 }),
    same: fc.array(
      fc.uniqueArray(account, { minLength: 2, maxLength: 3, selector: ({ id }) => id }),
      { maxLength: 2 },
    ),
    machines: fc.array(account, { maxLength: 2 }),
    tenureDays: fc.constant(null),
  });
  const approvers = fc.subarray(everybody);
  const asked = fc.record({
    independent: fc.boolean(),
    seats: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 2 }),
        of: fc.constantFrom<readonly Subject[]>([quant], [security], [quant, security], [writers]),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const movingHelps = {
    independent: false,
    seats: [
      { count: 2, of: [quant, security] },
      { count: 2, of: [quant] },
      { count: 1, of: [quant, security] },
    ],
  };
  const given = (people: readonly Person[]) => people.map((person, at) => review(at + 1, person));

  it("the operator's list only takes away", () => {
    fc.assert(
      fc.property(asked, approvers, listed, (area, people, list) => {
        const plain = decided({ area, given: given(people) });
        const under = decided({ area, given: given(people), people: list });
        if (under.verdict === "clear") expect(plain.verdict).toBe("clear");
        const counted = under.areas.flatMap(({ seats }) =>
          seats.flatMap(({ filledBy }) => filledBy),
        );
        for (const { id } of counted) {
          expect([bob.id, mallory.id]).not.toContain(id);
          expect([...list.watch, ...list.machines].some((each) => each.id === id)).toBe(false);
        }
      }),
    );
  });

  it("what nobody could fill is what is free when everybody else approves too", () => {
    fc.assert(
      fc.property(asked, approvers, ({ seats }, people) => {
        const teams = { ...snapshot.teams };
        const there = {
          teams,
          collaborators: collaborators(
            [alice, "write"],
            [carol, "write"],
            [dave, "write"],
            [erin, "write"],
          ),
        };
        const area = { seats };
        const now = decided({ area, given: given(people), snapshot: there }).areas[0]?.seats ?? [];
        const all = decided({
          area,
          given: given([...people, ...everybody.filter((one) => !people.includes(one))]),
          snapshot: there,
        });
        const missing = all.areas[0]?.seats.reduce((sum, seat) => sum + seat.missing, 0) ?? 0;
        expect(now.reduce((sum, seat) => sum + seat.unfillable, 0)).toBe(missing);
        for (const { unfillable, missing: free } of now)
          expect(unfillable).toBeLessThanOrEqual(free);
      }),
      // Whoever is seated may have to move for the most to be filled.
      { numRuns: 1_000, examples: [[movingHelps, [alice, carol, dave, erin]]] },
    );
  });

  it("nobody counts who is the same person as somebody who wrote it", () => {
    fc.assert(
      fc.property(asked, approvers, listed, (area, people, { same }) => {
        const joined = (id: number): boolean =>
          [bob.id, mallory.id].some((hand) =>
            reach(
              same.map((list) => list.map((each) => each.id)),
              hand,
            ).has(id),
          );
        const { areas } = decided({ area, given: given(people), people: { same } });
        for (const { seats } of areas)
          for (const { filledBy } of seats)
            for (const { id } of filledBy) expect(joined(id)).toBe(false);
      }),
    );
  });

  it("one more approval never makes more missing, nor takes independence away", () => {
    fc.assert(
      fc.property(asked, approvers, fc.constantFrom(...everybody), (area, people, another) => {
        const [before] = decided({ area, given: given(people) }).areas;
        const [after] = decided({ area, given: given([...new Set([...people, another])]) }).areas;
        const missing = (one: typeof before) =>
          one?.seats.reduce((sum, seat) => sum + seat.missing, 0) ?? 0;
        expect(missing(after)).toBeLessThanOrEqual(missing(before));
        if (before?.independence?.reached) expect(after?.independence?.reached).toBe(true);
      }),
    );
  });

  it("independence is reached exactly when some best seating has somebody from elsewhere", () => {
    fc.assert(
      fc.property(asked, approvers, ({ seats }, people) => {
        const decision = decided({ area: { seats, independent: true }, given: given(people) });
        const free = people.filter(({ id }) => id === erin.id);
        const reachable =
          free.length > 0 && seats.some(({ of }) => of.includes(security) || of.includes(writers));
        expect(decision.areas[0]?.independence?.reached).toBe(reachable);
      }),
    );
  });
});

/** Accounts that lists join with one, over any number of lists. */
function reach(lists: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const found = new Set([from]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const list of lists)
      if (list.some((id) => found.has(id))) for (const id of list) found.add(id);
  }
  return found;
}
