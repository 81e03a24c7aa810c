/** What holds for every change, however the people, reviews and facts fall. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import { checkRunOf } from "../../../src/core/publication/check-run.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Finding } from "../../../src/domain/finding.ts";
import type { Policy } from "../../../src/domain/policy.ts";
import type { LiveReview, ReviewState, Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  dave,
  dismissal,
  earlier,
  erin,
  flip,
  head,
  inspection,
  key,
  mallory,
  policy,
  pushedByBob,
  quant,
  review,
  robot,
  security,
  snapshot,
  trading,
  writers,
} from "../ordinary.ts";

const person = fc.constantFrom(alice, bob, carol, dave, erin, mallory, robot);
const state = fc.constantFrom<ReviewState>(
  "approved",
  "changes-requested",
  "commented",
  "dismissed",
);
const severity = fc.constantFrom("low", "medium", "high", "critical" as const);

const live = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  person: fc.option(person, { freq: 9 }),
  state,
  mayPush: fc.boolean(),
});

const answer = fc.record({
  id: fc.constantFrom("7c1e90ab", "7c1e90", "1234abcd"),
  reason: fc.constantFrom("", "because"),
});
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({
      id: fc.integer({ min: 1, max: 12 }),
      by: person,
      state,
      commit: fc.constantFrom(head, earlier),
      answers: fc.array(answer, { maxLength: 2 }),
    })
    .map(({ id, by, state: said, ...about }) => review(id, by, said, about).fact),
  fc
    .record({ id: fc.integer({ min: 1, max: 12 }), by: person })
    .map(({ id, by }) => dismissal(id, by)),
  person.map(
    (by): Fact => ({
      kind: "updated",
      repository: key.repository,
      pull: key.pull,
      by,
      before: earlier,
      after: head,
    }),
  ),
);

const finding: fc.Arbitrary<Finding> = fc
  .record({ severity, id: fc.constantFrom("7c1e90ab", "1234abcd") })
  .map(
    ({ severity: how, id }): Finding => ({
      ...flip,
      severity: how,
      fingerprint: id.padEnd(64, "0"),
    }),
  );

const subjects = fc.uniqueArray(fc.constantFrom(quant, security, writers), {
  minLength: 1,
  maxLength: 3,
});
const seats = fc.array(fc.record({ count: fc.integer({ min: 1, max: 2 }), of: subjects }), {
  minLength: 1,
  maxLength: 2,
});

interface Case {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly facts: readonly Fact[];
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    reviews: fc.uniqueArray(live, { minLength: 2, maxLength: 10, selector: ({ id }) => id }),
    delivered: fc.constantFrom(true, true, true, false),
    facts: fc.array(fact, { maxLength: 4 }),
    findings: fc.array(finding, { maxLength: 2 }),
    seats,
  })
  .map(({ reviews, delivered, facts, findings, seats: asked }) => ({
    snapshot: {
      ...snapshot,
      reviews,
      bindings: reviews.map(({ id }) => ({ review: id, commit: head, differs: null })),
      inspection: { ...inspection, findings },
    },
    policy: {
      ...policy,
      areas: [{ ...trading, seats: asked, answers: asked.flatMap(({ of }) => of) }],
    },
    facts: [pushedByBob, ...(delivered ? reviews.flatMap(asDelivered) : []), ...facts],
  }));

/** Most reviews come as they are: else hardly any case would be clear. */
function asDelivered({ id, person: by, state: said }: LiveReview): readonly Fact[] {
  return by === null ? [] : [review(id, by, said).fact];
}

function run({ snapshot: read, policy: asked, facts }: Case): Decision {
  return decide(read, asked, facts);
}

const check = (property: (one: Case) => void) =>
  fc.assert(fc.property(anyCase, property), { numRuns: 2_000 });

describe("for every change", () => {
  it("a clear one has every seat filled by distinct people who are no hands and no bots", () => {
    let clear = 0;
    check((one) => {
      const decision = run(one);
      if (decision.verdict !== "clear") return;
      clear += 1;
      const hands = new Set(decision.hands.map(({ person: hand }) => hand.id));
      for (const { seats: filled } of decision.areas) {
        const people = filled.flatMap(({ filledBy }) => filledBy);
        expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
        expect(people.every(({ id, kind }) => kind === "user" && !hands.has(id))).toBe(true);
        expect(filled.every(({ seat, filledBy }) => filledBy.length === seat.count)).toBe(true);
      }
    });
    expect(clear).toBeGreaterThan(20);
  });

  it("each one who counts has a live approval that was delivered for this very head", () => {
    check((one) => {
      for (const { seats: filled } of run(one).areas) {
        for (const { id } of filled.flatMap(({ filledBy }) => filledBy)) {
          const approval = one.snapshot.reviews.find(
            (each) =>
              each.person?.id === id &&
              each.state === "approved" &&
              one.facts.some(
                (told) =>
                  told.kind === "reviewed" &&
                  told.review === each.id &&
                  told.by.id === id &&
                  told.commit === head,
              ),
          );
          expect(approval).toBeDefined();
        }
      }
    });
  });

  it("one more pusher never makes it better", () => {
    fc.assert(
      fc.property(anyCase, person, (one, by) => {
        const pushed: Fact = {
          kind: "updated",
          repository: key.repository,
          pull: key.pull,
          by,
          before: earlier,
          after: head,
        };
        const more = { ...one, facts: [...one.facts, pushed] };
        if (run(more).verdict === "clear") expect(run(one).verdict).toBe("clear");
      }),
      { numRuns: 1_000 },
    );
  });

  it("one more dismissal never makes it clear, unless somebody takes the own veto back", () => {
    fc.assert(
      fc.property(anyCase, person, fc.integer({ min: 1, max: 12 }), (one, by, id) => {
        const vetoes = run(one).vetoes;
        if (vetoes.some(({ person: veto }) => veto.id === by.id)) return;
        const more = { ...one, facts: [...one.facts, dismissal(id, by)] };
        if (run(more).verdict === "clear") expect(run(one).verdict).toBe("clear");
      }),
      { numRuns: 1_000 },
    );
  });

  it("facts that are told twice or in another order change nothing about a held or clear verdict", () => {
    check((one) => {
      // GitHub submits a review once, and dismisses it once.
      const isOnce = ({ kind }: Fact) => kind === "reviewed" || kind === "review-dismissed";
      const nameOf = (told: Fact) =>
        "review" in told && isOnce(told) ? `${told.kind} ${told.review}` : JSON.stringify(told);
      const distinct = [...new Map(one.facts.map((told) => [nameOf(told), told])).values()];
      const once = run({ ...one, facts: distinct });
      expect(run({ ...one, facts: [...distinct, ...distinct].reverse() }).verdict).toBe(
        once.verdict,
      );
    });
  });

  it("only a clear one is shown as success, and a finding that waits is on the page with its id", () => {
    check((one) => {
      const decision = run(one);
      const shown = checkRunOf(decision, { entry: 1, retrying: false, siblings: [] });
      expect(shown.state === "success").toBe(decision.verdict === "clear");
      for (const { finding: found, holds, answer: given } of decision.findings) {
        if (holds && given === null) expect(shown.summary).toContain(found.fingerprint.slice(0, 8));
      }
    });
  });
});
