/** What may have happened besides reviews. */
import fc from "fast-check";
import type { Fact } from "../../../src/domain/fact.ts";
import {
  alice,
  bob,
  carol,
  dave,
  earlier,
  erin,
  head,
  key,
  mallory,
  repository,
  robot,
  sha,
} from "../ordinary.ts";

export const everybody = [alice, bob, carol, dave, erin, mallory, robot];
export const anybody = fc.constantFrom(...everybody);

export const pushed: fc.Arbitrary<Fact> = fc.oneof(
  anybody.map(
    (by): Fact => ({
      kind: "updated",
      repository: key.repository,
      pull: key.pull,
      by,
      before: earlier,
      after: head,
    }),
  ),
  fc.record({ by: anybody, after: fc.constantFrom(head, earlier, sha("e")) }).map(
    ({ by, after }): Fact => ({
      kind: "pushed",
      repository: key.repository,
      ref: "refs/heads/side",
      by,
      before: sha("d"),
      after,
      commits: [after],
    }),
  ),
);
/** Somebody speaks to a machine, or to nobody. */
export const called: fc.Arbitrary<Fact> = fc.record({
  kind: fc.constant("called"),
  repository: fc.constant(key.repository),
  pull: fc.constant(key.pull),
  by: anybody,
  machines: fc.constantFrom(["helper"], ["helper[bot]"], ["helpers"], []),
  how: fc.constantFrom("comment", "assignment", "workflow"),
  id: fc.constant("1"),
});

const group = fc.constantFrom("team 0", "team 1", "team 2", `repository ${repository.id}`);

export const seen: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("members-seen"),
      group,
      people: fc.subarray(everybody),
      since: fc.constantFrom(null, "2026-04-28T12:00:00.000Z", "2026-04-28T12:00:00.001Z"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("members-gone"),
      group,
      people: fc.subarray(everybody),
      at: fc.constantFrom("2026-04-27T12:00:00.000Z", "2026-04-28T10:00:00.000Z"),
    }),
  },
);
