/** Seats: who fills them, who could, and which nobody can fill. */
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Area, Role, Subject } from "../../../src/domain/policy.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  dave,
  erin,
  type Given,
  mallory,
  quant,
  review,
  robot,
  security,
  snapshot,
  writers,
} from "../ordinary.ts";
import { collaborators, decided, members, naming, role } from "./decided.ts";

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

describe("seats", () => {
  const seats = [
    { count: 1, of: [quant] },
    { count: 1, of: [quant, security] },
  ];
  const run = (given: readonly Given[]) => decided({ area: { seats }, given });

  it("are filled so that most are: erin can only take the second, whoever came first", () => {
    expect(run([review(1, alice), review(2, erin)]).verdict).toBe("clear");
    expect(run([review(1, erin), review(2, alice)]).verdict).toBe("clear");
  });

  it("are not filled twice by one person", () => {
    expect(run([review(1, alice)]).verdict).toBe("held");
    expect(run([review(2, erin)]).verdict).toBe("held");
  });

  it("of writers need the right to push", () => {
    const area = { seats: [{ count: 2, of: [writers] }] };
    const byCarol = review(2, carol);
    const outside = { ...byCarol, live: { ...byCarol.live, mayPush: false } };
    expect(decided({ area, given: [review(1, alice), outside] }).verdict).toBe("held");
    expect(decided({ area, given: [review(1, alice), byCarol] }).verdict).toBe("clear");
  });

  it("of a team that nobody can see leave the change undetermined", () => {
    const teams: Snapshot["teams"] = { "acme/quant": { kind: "invisible" } };
    expect(decided({ snapshot: { teams } }).verdict).toBe("undetermined");
  });
});

describe("a seat", () => {
  it("of a person is that person's, in any case of the name", () => {
    const of: readonly Subject[] = [{ kind: "user", login: "Erin" }];
    const area = { seats: [{ count: 1, of }], answers: of };
    expect(decided({ area, given: [review(1, erin)] }).verdict).toBe("clear");
    expect(decided({ area, given: [review(1, alice)] }).verdict).toBe("held");
  });

  it("names those who could fill it: members, no bots, no hands, nobody twice, nobody who sits", () => {
    const teams = { ...snapshot.teams, "acme/quant": members(alice, bob, carol, carol, robot) };
    const [area] = decided({ given: [review(1, alice)], snapshot: { teams } }).areas;
    expect(area?.seats[0]).toMatchObject({ couldFill: [carol], filledBy: [alice] });
    const whole = { filledBy: [alice, carol], missing: 0, couldFill: [] };
    expect(decided().areas[0]?.seats[0]).toMatchObject(whole);
    const given = [review(1, carol), review(2, alice)];
    expect(decided({ given }).areas[0]?.seats[0]).toMatchObject(whole);
  });

  it("that is filled names nobody more while another is not", () => {
    const seats = [
      { count: 1, of: [quant] },
      { count: 1, of: [security] },
    ];
    const { areas } = decided({ area: { seats }, given: [review(1, alice)] });
    expect(areas[0]?.seats.map(({ couldFill }) => couldFill)).toEqual([[], [erin]]);
  });

  it("names nobody where GitHub does not list who may push", () => {
    const area = { seats: [{ count: 2, of: [writers] }] };
    const { areas } = decided({ area, given: [review(1, alice)] });
    expect(areas[0]?.seats[0]).toMatchObject({ missing: 1, couldFill: [], unfillable: 0 });
  });

  it("names whom nobody ever saw, with a number that no account has", () => {
    const of: readonly Subject[] = [{ kind: "user", login: "Zoe" }];
    const { areas } = decided({ area: { seats: [{ count: 1, of }] }, given: [] });
    const [zoe] = areas[0]?.seats[0]?.couldFill ?? [];
    expect(zoe).toMatchObject({ login: "Zoe", kind: "user" });
    expect(zoe?.id).toBeLessThan(0);
  });

  it("names nobody who wrote the change, under whatever name they did", () => {
    const quants = members({ ...bob, login: "robert" }, alice, carol);
    const [area] = decided({ given: [], snapshot: { teams: { "acme/quant": quants } } }).areas;
    expect(area?.seats[0]?.couldFill).toEqual([alice, carol]);
  });

  it("names who may approve though a commit gives their name to another number", () => {
    const there = { given: [review(1, carol)], snapshot: naming("999+alice") };
    const [area] = decided(there).areas;
    expect(area?.seats[0]?.couldFill).toEqual([alice, dave]);
  });

  it("of a team that was not asked about leaves the change undetermined, and says which", () => {
    const { verdict, obstacles, areas } = decided({ snapshot: { teams: {} } });
    expect(verdict).toBe("undetermined");
    expect(areas[0]?.seats[0]).toMatchObject({ filledBy: [], missing: 2 });
    expect(obstacles).toEqual([{ kind: "unknown-team", team: "acme/quant" }]);
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

  const user = (login: string): Subject => ({ kind: "user", login });
  it.each<readonly [string, readonly (readonly Subject[])[], Partial<Snapshot>, number]>([
    ["who is in a team", [[user("Erin")], [security]], {}, 1],
    [
      "who may push",
      [[user("zoe")], [writers]],
      { collaborators: collaborators([{ ...erin, login: "Zoe" }, "write"]) },
      1,
    ],
    ["whom nobody ever saw, and another such", [[user("desk-1")], [user("desk-2")]], {}, 0],
    ["whom nobody ever saw, named twice", [[user("zoe")], [user("Zoe")]], {}, 1],
  ])("is counted of somebody named in person %s", (_, seats, there, expected) => {
    const area = { seats: seats.map((of) => ({ count: 1, of })) };
    const filled = decided({ area, given: [], snapshot: there }).areas[0]?.seats ?? [];
    expect(filled.reduce((sum, { unfillable }) => sum + unfillable, 0)).toBe(expected);
  });

  it("is none that somebody fills already", () => {
    const teams = { "acme/quant": members(alice, carol) };
    expect(decided({ snapshot: { teams } }).areas[0]?.seats[0]).toMatchObject({
      missing: 0,
      unfillable: 0,
    });
  });
});
