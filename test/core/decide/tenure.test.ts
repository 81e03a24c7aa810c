/** How long somebody has to be of a group before an approval counts. */
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Seat } from "../../../src/domain/policy.ts";
import { alice, carol, dave, quant, review, security, writers } from "../ordinary.ts";
import { because, decided } from "./decided.ts";

describe("tenure", () => {
  const people = { tenureDays: 14 };
  const seen = (person: Person, since: string | null, group = "team 11"): Fact => ({
    kind: "members-seen",
    group,
    people: [person],
    since,
  });
  const gone = (person: Person, at: string): Fact => ({
    kind: "members-gone",
    group: "team 11",
    people: [person],
    at,
  });
  const old = seen(alice, null);
  const [noon, nextNoon] = ["2026-05-10T12:00:00.000Z", "2026-05-11T12:00:00.000Z"];
  it.each<readonly [string, readonly Fact[], boolean]>([
    ["was there from the start", [seen(carol, null)], true],
    ["came as long ago as is asked", [seen(carol, "2026-04-28T12:00:00.000Z")], true],
    ["came a moment later", [seen(carol, "2026-04-28T12:00:00.001Z")], false],
    [
      "was taken out and put back on the same day",
      [seen(carol, null), gone(carol, noon), seen(carol, nextNoon)],
      true,
    ],
    [
      "was away for longer than a day",
      [seen(carol, null), gone(carol, noon), seen(carol, "2026-05-11T12:00:00.001Z")],
      false,
    ],
    [
      "was put back before they were old enough",
      [seen(carol, "2026-05-09T12:00:00.000Z"), gone(carol, noon), seen(carol, nextNoon)],
      false,
    ],
    ["is gone", [seen(carol, null), gone(carol, noon)], false],
    ["was away long ago", [gone(carol, noon), seen(carol, null)], true],
    ["was seen twice", [seen(carol, null), seen(carol, nextNoon)], true],
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

  it.each<readonly [string, readonly Seat[]]>([
    ["of one of two teams", [{ count: 2, of: [security, quant] }]],
    [
      "for one of two seats",
      [
        { count: 1, of: [quant] },
        { count: 1, of: [security] },
      ],
    ],
  ])("is what is in the way of whoever is new %s", (_, seats) => {
    const decision = decided({
      area: { seats },
      people,
      given: [review(1, carol), review(2, dave)],
    });
    expect(because(decision, carol)).toBe("is not eligible now");
    const outside = decided({ area: { seats: [{ count: 1, of: [security] }] }, people });
    expect(because(outside, carol)).toBe("may not approve here");
  });

  it("is not asked of whoever is named in person", () => {
    const area = { seats: [{ count: 1, of: [{ kind: "user", login: "carol" } as const] }] };
    expect(decided({ area, given: [review(1, carol)], people }).verdict).toBe("clear");
  });
});
