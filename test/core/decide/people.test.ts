/** What holds whoever approves, whatever a seat asks for, and whatever the operator knows. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/domain/person.ts";
import type { Subject } from "../../../src/domain/policy.ts";
import {
  alice,
  bob,
  carol,
  dave,
  erin,
  mallory,
  quant,
  review,
  security,
  snapshot,
  writers,
} from "../ordinary.ts";
import { collaborators, decided } from "./decided.ts";

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
