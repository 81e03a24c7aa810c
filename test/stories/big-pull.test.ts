/** What the biggest pull request costs of GitHub's patience. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { bigFirm, mostRequests, openBigPull } from "./big-pull.ts";
import { at, type Firm, review, shown, startFirm } from "./firm.ts";

const slow = 120_000;

let firm: Firm;
let pull: number;
beforeAll(async () => {
  firm = await startFirm(bigFirm);
  pull = await openBigPull(firm);
}, slow);
afterAll(() => firm.close());

async function cost(deed: () => unknown): Promise<number> {
  firm.github.requests.clear();
  await deed();
  await firm.settled();
  const { rest, graphql } = firm.github.requests.tally();
  return rest.reads + rest.writes + graphql.reads + graphql.writes;
}

const asked = () => firm.repository.pulls[0]?.requested ?? [];

it(
  "the first look, where GitHub refuses what it can refuse",
  async () => {
    const match = { method: "POST", path: /pulls\/\d+\/reviews$/, by: "installation" };
    firm.github.faults.add({ kind: "status", status: 422, times: 100, match });
    expect(await cost(() => firm.install())).toBeLessThan(mostRequests);
    firm.github.faults.clear();
    expect((await shown(firm, pull))?.title).toBe(
      "Waiting: 3 approvals (trading), 40 findings to explain",
    );
    expect(asked().length).toBeGreaterThan(25);
    const { data } = await firm
      .as("bob")
      .rest.pulls.listReviewComments({ ...at, pull_number: pull });
    expect(data.length).toBeGreaterThan(5);
  },
  slow,
);

it(
  "a review more",
  async () => {
    const before = asked().length;
    expect(await cost(() => review(firm, "alice", pull))).toBeLessThan(10);
    expect(asked()).toHaveLength(before);
  },
  slow,
);
