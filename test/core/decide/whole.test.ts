/**
 * For any history of events: what is clear was approved by enough distinct people of the team who
 * had no part in it, each of them for the files that come out of the merge now.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import type { Binding } from "../../../src/domain/binding.ts";
import type { Commit } from "../../../src/domain/change.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Person } from "../../../src/domain/person.ts";
import { parseSha, type Sha } from "../../../src/domain/sha.ts";
import type { CommitPeople, LiveReview, Snapshot } from "../../../src/domain/snapshot.ts";
import {
  difference,
  filesOf,
  guardedPaths,
  isGuarded,
  mergedAt,
  type Shown,
  type Tree,
} from "../approvals/contents.ts";
import {
  alice,
  bob,
  carol,
  commit,
  dave,
  dismissal,
  erin,
  inspection,
  key,
  mallory,
  opened,
  policy,
  review,
  robot,
  base as root,
  snapshot,
} from "../ordinary.ts";
import { members } from "./decided.ts";

const everybody = [alice, bob, carol, dave, erin, mallory, robot];
const somebody = fc.constantFrom(...everybody);
const version = fc.integer({ min: 1, max: 2 });
const tree = fc.tuple(version, version, version, version);

const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("approve" as const), by: somebody }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("push" as const),
      by: somebody,
      author: somebody,
      tree,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("docs" as const),
      by: fc.constantFrom(bob, mallory),
      version,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("base" as const), tree }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("update" as const),
      by: fc.constantFrom(bob, mallory),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("dismiss" as const),
      by: somebody,
      at: fc.nat({ max: 9 }),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

/** What was approved, and by whom, as it was seen. */
interface Approval {
  readonly by: Person;
  readonly id: number;
  readonly head: Sha;
  readonly shown: Shown;
}

interface World {
  shown: Shown;
  head: Sha;
  readonly commits: Commit[];
  readonly authors: Record<string, CommitPeople>;
  readonly hands: Set<number>;
  readonly facts: Fact[];
  readonly approvals: Approval[];
  readonly dismissed: Set<number>;
}

function shaOf(count: number): Sha {
  return parseSha((count + 1).toString(16).padStart(40, "0"));
}

function begun(): World {
  const first = shaOf(0);
  const start = { mergeBase: [1, 1, 1, 1], head: [2, 1, 1, 1], base: [1, 1, 1, 1] };
  const world: World = {
    shown: start,
    head: first,
    commits: [commit(first, { parents: [root] })],
    authors: { [first]: { people: [bob], unknown: [] } },
    hands: new Set([bob.id]),
    facts: [{ ...opened, head: first } as Fact],
    approvals: [],
    dismissed: new Set(),
  };
  world.facts.push(moved(bob, root, first));
  return world;
}

function moved(by: Person, before: Sha, after: Sha): Fact {
  return { kind: "updated", repository: key.repository, pull: key.pull, by, before, after };
}

function push(
  world: World,
  by: Person,
  author: Person,
  head: Tree,
  mergeBase = world.shown.mergeBase,
): void {
  const next = shaOf(world.commits.length);
  world.commits.push(commit(next, { parents: [world.head] }));
  world.authors[next] = { people: [author], unknown: [] };
  world.facts.push(moved(by, world.head, next));
  for (const { id } of [by, author]) world.hands.add(id);
  world.shown = { ...world.shown, head, mergeBase };
  world.head = next;
}

function happen(world: World, one: Event): void {
  const { shown, head } = world;
  switch (one.kind) {
    case "approve": {
      const id = world.approvals.length + 1;
      world.approvals.push({ by: one.by, id, head, shown });
      world.facts.push(review(id, one.by, "approved", { commit: head }).fact);
      break;
    }
    case "push":
      push(world, one.by, one.author, one.tree);
      break;
    case "docs":
      push(world, one.by, one.by, shown.head.with(2, one.version));
      break;
    case "base":
      world.shown = { ...shown, base: one.tree };
      break;
    case "update": {
      const merged = shown.head.map((_, at) => mergedAt(shown, at));
      if (merged.every((each) => typeof each === "number"))
        push(world, one.by, one.by, merged, shown.base);
      break;
    }
    case "dismiss": {
      const found = world.approvals[one.at];
      if (found === undefined) break;
      world.dismissed.add(found.id);
      world.facts.push(dismissal(found.id, one.by));
      break;
    }
    default:
      one satisfies never;
  }
}

function seen(world: World, team: readonly Person[]): Snapshot {
  const { approvals, dismissed, shown, head, authors } = world;
  const files = filesOf(shown);
  const reviews = approvals.map(
    ({ id, by }): LiveReview => ({
      id,
      person: by,
      state: dismissed.has(id) ? "dismissed" : "approved",
      mayPush: true,
    }),
  );
  const bindings = approvals.map(
    (approval): Binding => ({
      review: approval.id,
      commit: approval.head,
      differs: difference(approval.shown, shown),
    }),
  );
  return {
    ...snapshot,
    pull: { ...snapshot.pull, head },
    inspection: {
      ...inspection,
      change: { ...inspection.change, head, files, commits: world.commits },
      guarded: files.filter(isGuarded).map((file) => ({ file, areas: ["trading"] })),
    },
    authors,
    reviews,
    bindings,
    teams: { "acme/quant": members(...team) },
  };
}

/** Every guarded file that either of the two changes comes out the same. */
function comeOutAlike(one: Shown, other: Shown): boolean {
  return [...guardedPaths.keys()]
    .filter((at) => [one, other].some(({ mergeBase, head }) => mergeBase[at] !== head[at]))
    .every((at) => JSON.stringify(mergedAt(one, at)) === JSON.stringify(mergedAt(other, at)));
}

/** Whose newest word is an approval that stands, of what comes out now. */
function approvers(world: World, team: readonly Person[]): ReadonlySet<number> {
  const { approvals, dismissed, shown, hands } = world;
  const newest = new Map(approvals.map((approval) => [approval.by.id, approval]));
  const counting = [...newest.values()].filter(
    ({ id, by, shown: approved }) =>
      !dismissed.has(id) &&
      !hands.has(by.id) &&
      by.kind === "user" &&
      team.includes(by) &&
      comeOutAlike(approved, shown),
  );
  return new Set(counting.map(({ by }) => by.id));
}

it("clear is only what enough distinct people approved who had no part in it, and as it comes out", () => {
  let clear = 0;
  const history = fc.array(event, { minLength: 3, maxLength: 14 });
  const team = fc.subarray(everybody, { minLength: 3 });
  fc.assert(
    fc.property(history, team, (events, people) => {
      const world = begun();
      for (const one of events) happen(world, one);
      const { verdict, areas } = decide(seen(world, people), policy, world.facts);
      if (verdict !== "clear" || areas.length === 0) return;
      clear += 1;
      expect(approvers(world, people).size).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: 5_000 },
  );
  expect(clear).toBeGreaterThan(100);
});
