/** What the operator knows of people: it acts, and is never told. */
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../src/domain/decision.ts";
import type { People } from "../../../src/domain/people.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Area } from "../../../src/domain/policy.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import {
  alice,
  bob,
  carol,
  dave,
  erin,
  flip,
  type Given,
  inspection,
  quant,
  review,
  security,
  trading,
} from "../ordinary.ts";
import { because, collaborators, decided, guardedBy, members, naming, team } from "./decided.ts";

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
    [
      "another than somebody whom nobody knows",
      { watch: [{ login: "zoe" }], same: [[{ login: "carol" }, { login: "yan" }]] },
      null,
    ],
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

  it("knows one person through whom GitHub lists among those who may push", () => {
    const same = [
      [{ login: other.login }, { login: "bob" }],
      [{ id: other.id }, { login: "carol" }],
    ];
    const there = { collaborators: collaborators([other, "write"]) };
    expect(decided({ people: { same }, snapshot: there }).verdict).toBe("held");
    expect(decided({ people: { same: same.slice(1) }, snapshot: there }).verdict).toBe("clear");
  });

  it("lets one person fill with any of their accounts, and counts the person once", () => {
    const areas: readonly Area[] = [
      { ...trading, name: "custody", seats: [{ count: 1, of: [quant] }] },
    ];
    const there = guardedBy("trading", "custody");
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

  it("lets one person fill one seat with one account and another seat with the other", () => {
    const areas: readonly Area[] = [
      { ...trading, name: "custody", seats: [{ count: 1, of: [security] }] },
    ];
    const area = { seats: [{ count: 1, of: [quant] }] };
    const same = [[{ login: "alice" }, { login: "erin" }]];
    const both = { area, areas, people: { same }, snapshot: guardedBy("trading", "custody") };
    expect(decided({ ...both, given: [review(1, alice), review(2, erin)] }).verdict).toBe("clear");
    expect(decided({ ...both, given: [review(1, alice)] }).verdict).toBe("held");
  });

  it("makes two accounts of one person one approval", () => {
    const same = [[{ login: "alice" }, { login: "carol" }]];
    const once = decided({ people: { same } });
    expect(once.areas[0]?.seats[0]?.missing).toBe(1);
    expect([because(once, alice), because(once, carol)]).toEqual([null, notNow]);
    expect(once.opinions.map(({ said }) => said)).toEqual(["approved", "approved"]);
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
    expect(told.areas[0]?.independence?.couldReach).toEqual([]);
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

describe("what a commit says of somebody's login", () => {
  const both = [review(1, alice), review(2, carol)];
  const veto = [...both, review(3, dave, "changes-requested")];
  const watch = [{ login: "carol" }];
  const same = [[{ login: "carol" }, { login: "bob" }]];
  const machines = [{ login: "deploy" }];

  it.each<readonly [string, string, Partial<People>, readonly Given[], Decision["verdict"]]>([
    ["takes nobody off the watch", "999+carol", { watch }, both, "held"],
    ["parts no two accounts", "999+carol", { same }, both, "held"],
    ["makes nobody a machine", "4+deploy", { machines }, veto, "blocked"],
  ])("%s", (_, name, people, given, verdict) => {
    expect(decided({ people, given }).verdict).toBe(verdict);
    expect(decided({ people, given, snapshot: naming(name) }).verdict).toBe(verdict);
  });

  it("makes nobody a machine whose review GitHub does not list yet", () => {
    const zoe: Person = { id: 50, login: "zoe", kind: "user" };
    const facts = [review(3, zoe, "changes-requested").fact];
    const named = { people: { machines }, snapshot: naming("50+deploy") };
    expect(decided({ ...named, facts }).verdict).toBe("blocked");
    expect(decided(named).verdict).toBe("clear");
  });

  it("is heeded where GitHub tells of neither the login nor the number", () => {
    const people = { same: [[{ login: "carla" }, { login: "carol" }]] };
    expect(decided({ people }).verdict).toBe("clear");
    expect(decided({ people, snapshot: naming("50+carla") }).verdict).toBe("held");
  });
});
