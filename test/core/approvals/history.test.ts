/** Which commits a push brought, against the plainest way of telling. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { openHistory } from "../../../src/core/approvals/history.ts";
import type { Commit } from "../../../src/domain/change.ts";
import { parseSha, type Sha } from "../../../src/domain/sha.ts";
import { commit } from "../ordinary.ts";

const most = 12;
const idOf = (at: number): Sha => parseSha(at.toString(16).padStart(40, "0"));

/** Parents are older ones, or none of the change; they are listed in any order, as by forged dates. */
const anyCommits = fc
  .array(fc.uniqueArray(fc.nat(most), { maxLength: 3 }), { minLength: 1, maxLength: most })
  .map((all) =>
    all.map((parents, at) =>
      commit(idOf(at), { parents: parents.filter((parent) => parent < at).map(idOf) }),
    ),
  )
  .chain((commits) => fc.shuffledSubarray(commits, { minLength: commits.length }));

function heldBy(commits: readonly Commit[], from: Sha): ReadonlySet<Sha> {
  const found = new Set<Sha>();
  const visit = (id: Sha) => {
    const here = commits.find(({ sha }) => sha === id);
    if (here === undefined || found.has(id)) return;
    found.add(id);
    for (const parent of here.parents) visit(parent);
  };
  visit(from);
  return found;
}

it("what one commit holds and another does not", () => {
  const place = fc.nat(most).map(idOf);
  fc.assert(
    fc.property(anyCommits, place, place, (commits, before, after) => {
      const without = heldBy(commits, before);
      const wanted = [...heldBy(commits, after)].filter((id) => !without.has(id));
      const found = openHistory(commits).between(before, after);
      expect([...found].sort()).toEqual(wanted.sort());
    }),
  );
});

it("commits that are each other's parents come to an end", () => {
  const [one, other] = [idOf(1), idOf(2)];
  const circle = [commit(one, { parents: [other] }), commit(other, { parents: [one] })];
  const history = openHistory(circle);
  expect(history.has(one)).toBe(true);
  expect(history.between(idOf(3), one)).toEqual([]);
});
