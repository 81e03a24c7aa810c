/** What an evaluation costs of GitHub's patience: requests, the minting of a token not counted. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, push, pushQuietly } from "./desk.ts";
import { at, type Firm, flipped, review, startFirm, strategy } from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  // However slow this machine: what is counted is a look that GitHub did not keep waiting.
  firm = await startFirm({ patience: { lookMs: 60_000 } });
});
afterAll(() => firm.close());

async function cost(work: () => Promise<unknown>) {
  firm.github.requests.clear();
  await work();
  await firm.settled();
  const { rest, graphql, git } = firm.github.requests.tally();
  return { reads: rest.reads + graphql.reads, writes: rest.writes + graphql.writes, git };
}

it("the first look takes at most 3 reads, and a write each for the check, the comments and the requests", async () => {
  const made = commit(firm, { author: "bob", files: { [strategy]: flipped } });
  await push(firm, "bob", "cold", made);
  const { rest } = firm.as("bob");
  const spent = await cost(() =>
    rest.pulls.create({ ...at, head: "cold", base: "main", title: "Cold" }),
  );
  expect(spent.reads).toBeLessThanOrEqual(3);
  expect(spent.writes).toBeLessThanOrEqual(3);
});

it("a review takes at most 1 read and 2 writes, and nothing of git", async () => {
  const first = await cost(() => review(firm, "alice", 1));
  expect(first).toEqual({ reads: 1, writes: 1, git: 0 });
  const blocking = await cost(() => review(firm, "erin", 1, "REQUEST_CHANGES"));
  expect(blocking).toEqual({ reads: 1, writes: 1, git: 0 });
  // A failure cannot be opened again: it is left for a new run.
  const lifting = await cost(() => review(firm, "erin", 1));
  expect(lifting).toEqual({ reads: 1, writes: 1, git: 0 });
});

it("a push, which GitHub tells of twice, takes at most 2 reads and 2 writes", async () => {
  const head = firm.repository.pulls[0]?.head.sha ?? "";
  const files = { [strategy]: `${flipped}\n\ndepth = 1\n` };
  const next = commit(firm, { author: "bob", parents: [head], files });
  const spent = await cost(() => pushQuietly(firm, "bob", "cold", next));
  expect(spent.reads).toBeLessThanOrEqual(2);
  expect(spent.writes).toBeLessThanOrEqual(2);
});
