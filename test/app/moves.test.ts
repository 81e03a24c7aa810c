/** What GitHub's log of a branch tells, and whether that is everybody who moved it. */
import { expect, it } from "vitest";
import type { Octokit } from "../../src/app/github/client.ts";
import { fetchMoves } from "../../src/app/snapshot/moves.ts";
import { key, repository } from "../core/ordinary.ts";

const nothing = "0".repeat(40);
const sha = (digit: string) => digit.repeat(40);
const actor = { id: 3, login: "carol", type: "User" };
const timestamp = "2026-05-12T12:00:00Z";
const entry = (before: string, after: string, by: typeof actor | null = actor) => ({
  before,
  after,
  timestamp,
  actor: by,
});
type Entry = ReturnType<typeof entry>;

const made = entry(nothing, sha("a"));
const moved = entry(sha("a"), sha("b"));

/** Newest first, as GitHub lists them. */
function read(...pages: readonly (readonly Entry[])[]) {
  const octokit = {
    rest: { repos: { listActivities: {} } },
    paginate: {
      iterator: async function* () {
        for (const data of pages) yield { data };
      },
    },
  };
  return fetchMoves(octokit as unknown as Pick<Octokit, "rest" | "paginate">, key, repository, "x");
}

it.each<readonly [string, readonly (readonly Entry[])[], number, boolean]>([
  ["from when it was made", [[moved, made]], 2, true],
  ["over several pages", [[moved], [made]], 2, true],
  ["of the branch that it is now, not of one before", [[moved, made, moved, made]], 2, true],
  ["but for the beginning", [[moved]], 1, false],
  ["of nothing", [[]], 0, false],
  ["but for somebody whom it does not name", [[entry(sha("a"), sha("b"), null), made]], 1, false],
  ["but for what comes after five hundred", Array.from({ length: 6 }, () => [moved]), 5, false],
])("it tells %s", async (_, pages, count, isWhole) => {
  const log = await read(...pages);
  expect([log.moves.length, log.isWhole]).toEqual([count, isWhole]);
});

it("gives them in the order in which they were made", async () => {
  const { moves } = await read([moved, made]);
  expect(moves.map(({ by, after }) => [by.login, after])).toEqual([
    ["carol", sha("a")],
    ["carol", sha("b")],
  ]);
});
