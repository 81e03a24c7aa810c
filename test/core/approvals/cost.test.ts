/** What telling who wrote a change costs: ten times as much of anything costs about ten times as much. */
import { expect, it } from "vitest";
import { differenceOf, shownPaths } from "../../../src/core/approvals/binding.ts";
import { callersOf } from "../../../src/core/approvals/callers.ts";
import { pushesOf } from "../../../src/core/approvals/pushes.ts";
import { remarksOf } from "../../../src/core/approvals/remarks.ts";
import { isEveryMoveTold } from "../../../src/core/approvals/told.ts";
import { parseTrailers } from "../../../src/core/change/trailers.ts";
import { decide } from "../../../src/core/decide.ts";
import { pathsOf } from "../../../src/domain/change.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { parseSha, type Sha } from "../../../src/domain/sha.ts";
import type { LiveReview } from "../../../src/domain/snapshot.ts";
import { costOf } from "../cost.ts";
import {
  alice,
  base,
  bob,
  carol,
  commit,
  file,
  key,
  policy,
  robot,
  snapshot,
} from "../ordinary.ts";

const idOf = (at: number): Sha => parseSha(at.toString(16).padStart(40, "d"));
const { repository, pull } = key;
const on = { repository, pull };

/** One after the other, newest first. */
function commitsOf(count: number, named = {}) {
  return Array.from({ length: count }, (_, at) =>
    commit(idOf(count - at), {
      parents: [at === count - 1 ? base : idOf(count - at - 1)],
      ...named,
    }),
  );
}

function aChange(commits: number, named = {}) {
  const { inspection } = snapshot;
  const made = commitsOf(commits, named);
  const authors = Object.fromEntries(
    made.map(({ sha }) => [sha, { people: [bob, robot], unknown: [] }]),
  );
  const change = { ...inspection.change, head: idOf(commits), commits: made };
  return { ...snapshot, inspection: { ...inspection, change }, authors };
}

/** As many pushes, each with as many commits. */
function pushes(count: number, commits: number): readonly Fact[] {
  const step = commits / count;
  return Array.from({ length: count }, (_, at) => ({
    kind: "updated" as const,
    ...on,
    by: bob,
    before: at === 0 ? base : idOf(Math.floor(at * step)),
    after: idOf(Math.floor((at + 1) * step)),
  }));
}

const calls = (count: number): readonly Fact[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: "called" as const,
    ...on,
    by: alice,
    machines: ["helper", "somebody", "else"],
    how: "comment" as const,
    id: `comment ${at}`,
  }));

const reviews = (count: number): readonly LiveReview[] =>
  Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    person: [alice, carol, null][at % 3] ?? null,
    state: at % 2 === 0 ? ("approved" as const) : ("commented" as const),
    mayPush: true,
  }));

const delivered = (count: number): readonly Fact[] =>
  reviews(count).map(({ id, person, state }) => ({
    kind: "reviewed" as const,
    ...on,
    review: id,
    by: person ?? alice,
    state,
    commit: idOf(1),
    baseRef: "main",
    answers: [],
    at: "no date",
  }));

const takenBack = (count: number): readonly Fact[] =>
  Array.from({ length: count }, () => ({
    kind: "request-removed" as const,
    ...on,
    by: bob,
    asked: alice,
    at: "no date",
  }));

const files = (count: number) => {
  const many = Array.from({ length: count }, (_, at) => file(`strategies/${at}.py`));
  return shownPaths(many, many.flatMap(pathsOf), new Map());
};

/** Of ten times as much; squares would take a hundred times as long. */
const mostTimes = 20;
/** The engine counts processor time in steps of this. */
const grainMs = 4;
const none = { made: [], of: () => [] };
const rows: readonly [what: string, work: (times: number) => () => unknown][] = [
  [
    "pushes, of as many commits",
    (times) => {
      const [change, facts] = [aChange(1_000 * times), pushes(100 * times, 1_000 * times)];
      return () => pushesOf(change, facts);
    },
  ],
  [
    "comments that call a machine, and commits by it",
    (times) => {
      const [change, facts] = [aChange(300 * times), calls(300 * times)];
      return () => callersOf(change, facts, none);
    },
  ],
  [
    "moves of a branch",
    (times) => {
      const facts = pushes(1_000 * times, 1_000 * times);
      return () => isEveryMoveTold(facts, key, { repository, name: "x" }, idOf(1_000 * times));
    },
  ],
  [
    "requests for reviews that are taken back",
    (times) => {
      const facts = [...takenBack(2_000 * times), ...delivered(2_000 * times)];
      return () => remarksOf(snapshot, facts, []);
    },
  ],
  [
    "files",
    (times) => {
      const [then, now] = [files(300 * times), files(300 * times)];
      return () => differenceOf(then, now);
    },
  ],
  [
    "reviews, of commits that name people by number and by name",
    (times) => {
      const named = { email: "carol@users.noreply.github.com", name: "x" };
      const change = {
        ...aChange(200 * times, { author: named, committer: named }),
        reviews: reviews(200 * times),
      };
      const facts = [...pushes(20 * times, 200 * times), ...delivered(200 * times)];
      return () => decide(change, policy, facts);
    },
  ],
  [
    "lines that a trailer is folded over",
    (times) => {
      const text = `Co-authored-by: x\n${" y\n".repeat(10_000 * times)}`;
      return () => parseTrailers(text);
    },
  ],
];

/** The least of a few: whoever else runs here, or a collection of garbage, only ever adds. */
const leastOf = (work: () => unknown) =>
  Math.min(...Array.from({ length: 5 }, () => costOf(work).cpuMs));

it.each(rows)("of %s", (_, work) => {
  const once = leastOf(work(1));
  const ten = leastOf(work(10));
  expect(ten).toBeLessThan(Math.max(once, grainMs) * mostTimes);
});
