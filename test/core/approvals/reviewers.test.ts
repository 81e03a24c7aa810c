/** Whom a review is asked of. */
import { expect, it } from "vitest";
import { reviewersToAsk } from "../../../src/core/approvals/reviewers.ts";
import { decide } from "../../../src/core/decide.ts";
import { type People, unknownPeople } from "../../../src/domain/people.ts";
import type { Area, Subject } from "../../../src/domain/policy.ts";
import {
  alice,
  bob,
  carol,
  dave,
  earlier,
  erin,
  type Given,
  policy,
  quant,
  review,
  security,
  snapshot,
  trading,
  withReviews,
  writers,
} from "../ordinary.ts";

const user = (login: string): Subject => ({ kind: "user", login });

function asked(area: Partial<Area>, given: readonly Given[] = [], people: Partial<People> = {}) {
  const { snapshot: read, facts } = withReviews(given);
  const all = { ...unknownPeople, ...people };
  const decision = decide(read, { ...policy, areas: [{ ...trading, ...area }] }, facts, all);
  const { teams, users } = reviewersToAsk(snapshot, decision);
  return [...teams, ...users].join(" ");
}

const seats = (...of: readonly Subject[]) => ({ seats: [{ count: 2, of }] });

it.each<readonly [string, Partial<Area>, readonly Given[], Partial<People>, string]>([
  ["a team", seats(quant), [], {}, "acme/quant"],
  [
    "teams and people, each once",
    seats(quant, security, user("Alice"), quant),
    [],
    {},
    "acme/quant acme/security alice",
  ],
  ["nobody for a role", seats(writers), [], {}, ""],
  ["nobody when nothing is missing", seats(quant), [review(1, alice), review(2, carol)], {}, ""],
  ["nobody who wrote it", seats(user("bob"), user("alice")), [], {}, "alice"],
  ["somebody whom nobody ever saw", seats(user("zoe")), [], {}, "zoe"],
  [
    "whoever approved an older head, or asked for changes, again",
    seats(user("carol"), user("dave")),
    [review(1, carol, "approved", { commit: earlier }), review(2, dave, "changes-requested")],
    {},
    "carol dave",
  ],
  ["nobody who approved", seats(user("carol"), user("alice")), [review(1, alice)], {}, "carol"],
  [
    "whoever does not count now all the same: to leave somebody out would tell it",
    seats(user("carol"), user("alice"), user("dave")),
    [],
    { watch: [{ login: "carol" }], same: [[{ id: bob.id }, { login: "alice" }]] },
    "carol alice dave",
  ],
  [
    "another team when only independence is missing",
    { independent: true, ...seats(quant, security) },
    [review(1, alice), review(2, carol)],
    {},
    "acme/security",
  ],
  [
    "nobody when it is reached",
    { independent: true, ...seats(quant, security) },
    [review(1, alice), review(2, erin)],
    {},
    "",
  ],
])("asks %s", (_, area, given, people, expected) => {
  expect(asked(area, given, people)).toBe(expected);
});
