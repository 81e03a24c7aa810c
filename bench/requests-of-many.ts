/** Requests to GitHub's API where there is much of something: open pull requests, or parts of one. */
import { bigFirm, mostRequests, openBigPull, size } from "../test/stories/big-pull.ts";
import { commit, pushQuietly } from "../test/stories/desk.ts";
import { type Firm, honest, startFirm } from "../test/stories/firm.ts";
import type { Measurement, Row } from "./measurement.ts";

const pulls = 150;
const fileOf = (pull: number) => `strategies/number-${pull}.py`;

export const requestsOfMany: Measurement = {
  name: "requests-of-many",
  measure: async () => [await ofMovedBase(), await ofBigPull()],
};

async function ofMovedBase(): Promise<Row> {
  const files = Object.fromEntries(
    Array.from({ length: pulls }, (_, pull) => [fileOf(pull), honest]),
  );
  const firm = await startFirm({ files, patience: bigFirm.patience });
  try {
    for (let pull = 0; pull < pulls; pull += 1) await propose(firm, pull);
    await firm.settled();
    firm.github.requests.clear();
    const moved = commit(firm, { author: "dave", files: { "README.md": "# The exchange\n" } });
    await pushQuietly(firm, "dave", "main", moved);
    await firm.settled();
    const what = `requests when the base moves under ${pulls} pull requests; budget`;
    return rowOf(what, firm, 2);
  } finally {
    await firm.close();
  }
}

async function propose(firm: Firm, pull: number): Promise<void> {
  const head = `change-${pull}`;
  const files = { [fileOf(pull)]: `LEVELS = ${pull}\n` };
  await pushQuietly(firm, "bob", head, commit(firm, { author: "bob", files }));
  const { rest } = firm.as("bob");
  await rest.pulls.create({ owner: "acme", repo: "exchange", head, base: "main", title: head });
}

async function ofBigPull(): Promise<Row> {
  const firm = await startFirm(bigFirm);
  try {
    await openBigPull(firm);
    firm.github.requests.clear();
    firm.install();
    await firm.settled();
    const { files, commits, reviews } = size;
    const what = `requests for ${files} files, ${commits} commits, ${reviews} reviews; budget`;
    return rowOf(what, firm, mostRequests);
  } finally {
    await firm.close();
  }
}

/** The baseline is the budget itself. */
function rowOf(what: string, firm: Firm, budget: number): Row {
  const { rest, graphql } = firm.github.requests.tally();
  const ours = rest.reads + rest.writes + graphql.reads + graphql.writes;
  const bound = { kind: "at-most", ratio: 1 } as const;
  return { what, ours, baseline: budget, unit: "requests", bound };
}
