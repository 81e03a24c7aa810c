/** Independence: not everybody who approves is from a team of somebody who wrote the change. */
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/domain/person.ts";
import type { Area } from "../../../src/domain/policy.ts";
import {
  alice,
  bob,
  carol,
  erin,
  mallory,
  quant,
  review,
  security,
  snapshot,
  trading,
} from "../ordinary.ts";
import { decided, members, team } from "./decided.ts";

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
