/** What only the operator knows of people: it acts, and nobody reads of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, push } from "./desk.ts";
import {
  at,
  type Firm,
  honest,
  type Login,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

const people = `version: 1
watch: [carol]
same: [[bob, dave]]
machines: [mallory]
tenure: 7
`;
const harmless = honest.replace("best first", "the best first");

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ people });
});
afterAll(() => firm.close());

async function proposed(who: Login, branch: string): Promise<number> {
  const files = { [strategy]: harmless };
  await push(firm, who, branch, commit(firm, { author: who, files }));
  return open(firm, who, branch);
}

async function approvedBy(pull: number, ...all: readonly Login[]) {
  for (const who of all) await review(firm, who, pull);
  return shown(firm, pull);
}

/** All that the App wrote where people read it, and its log. */
async function everythingSaid(pull_number: number): Promise<string> {
  const { rest } = firm.as("alice");
  const { data: pull } = await rest.pulls.get({ ...at, pull_number });
  const lists = await Promise.all([
    rest.checks.listForRef({ ...at, ref: pull.head.sha, filter: "all" }),
    rest.pulls.listReviewComments({ ...at, pull_number }),
    rest.pulls.listReviews({ ...at, pull_number }),
  ]);
  const { requested_reviewers: people, requested_teams: teams } = pull;
  return JSON.stringify([...lists.map(({ data }) => data), people, teams, firm.lines]);
}

describe("what the operator knows of people", () => {
  it("takes their approvals away without saying whom it knows of, or what", async () => {
    const pull = await proposed("bob", "known");
    const page = await approvedBy(pull, "alice", "carol", "dave", "mallory");
    expect(page?.title).toBe("Waiting: 1 approval (trading)");
    const rows = page?.summary.match(/^\| \w+ \| approved .*$/gm)?.map((row) => row.split(" | "));
    expect(rows?.map(([who, , because]) => [who, because])).toEqual([
      ["| carol", "is not eligible now |"],
      ["| dave", "is not eligible now |"],
      ["| mallory", "is not eligible now |"],
    ]);
    const said = await everythingSaid(pull);
    expect(said).toContain("is not eligible now");
    expect(said).not.toMatch(/watch|leav|same person|machine|tenure|people\.yml/i);
  });

  it("leaves others who they are: another account's change is theirs to approve", async () => {
    const pull = await proposed("erin", "unknown");
    expect((await approvedBy(pull, "alice", "dave"))?.state).toBe("success");
  });

  it("makes one of two accounts", async () => {
    const pull = await proposed("erin", "twice");
    expect((await approvedBy(pull, "bob", "dave"))?.title).toBe("Waiting: 1 approval (trading)");
    expect((await approvedBy(pull, "alice"))?.state).toBe("success");
  });

  it("lets nobody approve who has just come to the team; who was there at first may", async () => {
    firm.github.addToTeam("acme", "quant", "erin");
    const pull = await proposed("bob", "newcomer");
    const page = await approvedBy(pull, "alice", "erin");
    expect(page?.title).toMatch(/^Waiting: 1 approval \(trading/);
    expect(page?.summary).toMatch(/\| erin \| approved `\w+` \| is not eligible now \|/);
    expect(page?.summary).toContain("when Foureyes first looked count as long-standing");
    firm.github.removeFromTeam("acme", "quant", "erin");
  });
});
