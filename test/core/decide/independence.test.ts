/** Independence: not everybody who approves is from a team of somebody who wrote the change. */
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/domain/person.ts";
import type { Area, Subject } from "../../../src/domain/policy.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
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
  writers,
} from "../ordinary.ts";
import { collaborators, decided, guardedBy, members, team } from "./decided.ts";

describe("independence", () => {
  const listed = collaborators([alice, "write"], [carol, "admin"]);
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
    expect(decision.areas[0]?.independence).toMatchObject({ reached: true, couldReach: [] });
  });

  it("makes no two approvals of one", () => {
    const decision = decided({ area: independent, given: [review(1, erin)] });
    expect(decision.verdict).toBe("held");
    expect(decision.areas[0]?.seats[0]).toMatchObject({ filledBy: [erin], missing: 1 });
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
    const decision = decided({ area, given, snapshot: { teams } });
    expect(decision.verdict).toBe("held");
    expect(decision.areas[0]?.independence).toEqual({
      reached: false,
      teams: ["acme/quant", "acme/security"],
      couldReach: [],
      unreachable: true,
    });
  });

  it.each<readonly [string, readonly Subject[][], Partial<Snapshot>, boolean]>([
    ["nobody of the team is from elsewhere", [[quant]], {}, true],
    ["GitHub does not list who may push", [[writers]], {}, false],
    ["it does not list them for one seat of two", [[quant], [writers]], {}, false],
    ["nobody it lists is from elsewhere", [[writers]], { collaborators: listed }, true],
  ])("names nobody who could reach it when %s", (_, seats, there, unreachable) => {
    const area = { independent: true, seats: seats.map((of) => ({ count: 1, of })) };
    const { areas } = decided({ area, given: [review(1, alice)], snapshot: there });
    expect(areas[0]?.independence).toMatchObject({ reached: false, couldReach: [], unreachable });
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
    const area = { ...independent, independent: false };
    expect(decided({ area, areas, given }).verdict).toBe("clear");
  });

  it("needs every team of the policy though another area here asks for none", () => {
    const areas: readonly Area[] = [
      { ...trading, name: "custody" },
      { ...trading, name: "desk", seats: [{ count: 1, of: [team("desk")] }] },
    ];
    const touched = guardedBy("trading", "custody");
    const missing = decided({ area: { independent: true }, areas, snapshot: touched });
    expect(missing.obstacles).toEqual([{ kind: "unknown-team", team: "acme/desk" }]);
    expect(decided({ areas, snapshot: touched }).verdict).toBe("clear");
  });
});
