/** Repositories and teams that are moved, deleted and made anew: numbers tell which they are, names do not. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commit, push } from "./desk.ts";
import {
  at,
  type Firm,
  honest,
  merge,
  open,
  policyText,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";
import { knock, sent } from "./knock.ts";

let firm: Firm;
beforeEach(async () => {
  firm = await startFirm();
});
afterEach(() => firm.close());

async function approved(): Promise<number> {
  const files = { [strategy]: honest.replace("best first", "the best first") };
  await push(firm, "bob", "change", commit(firm, { author: "bob", files }));
  const pull = await open(firm, "bob", "change");
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
  expect((await shown(firm, pull))?.state).toBe("success");
  return pull;
}

/** The newest check run, wherever the repository is now. */
async function shownIn(owner: string, repo: string, pull_number: number) {
  const { rest } = firm.as("alice");
  const { data } = await rest.pulls.get({ owner, repo, pull_number });
  const ref = data.head.sha;
  const { data: list } = await rest.checks.listForRef({ owner, repo, ref, filter: "latest" });
  const [run] = [...list.check_runs].sort((one, other) => other.id - one.id);
  return { state: run?.conclusion ?? run?.status, summary: run?.output.summary ?? "" };
}

describe("a repository", () => {
  it("that another organisation has now is the same one, and what was approved stays so", async () => {
    const pull = await approved();
    firm.github.addOrganization("newco");
    firm.github.addTeam("newco", "quant", ["alice", "bob", "carol"]);
    firm.github.transferRepository(firm.repository, "newco");
    firm.github.setTeamRole(firm.repository, "quant", "read");
    firm.github.install(firm.app, "newco", [firm.repository]);
    await firm.settled();
    // The policy names a team that is not of this organisation.
    const page = await shownIn("newco", "exchange", pull);
    expect(page.state).toBe("failure");
    expect(page.summary).toContain("`acme/quant`, which does not exist or is not visible");

    const policy = policyText.replace("acme/quant", "newco/quant");
    const files = { ".github/foureyes.yml": policy };
    await push(firm, "bob", "main", commit(firm, { author: "bob", files }));
    expect((await shownIn("newco", "exchange", pull)).state).toBe("success");
  });

  it("whose name another one has now is not taken for that one", async () => {
    const pull = await approved();
    const stale = sent(firm, "pull_request_review", "submitted");
    firm.github.renameRepository(firm.repository, "trading");
    const files = { "README.md": "# Another\n" };
    const other = firm.github.addRepository({ owner: "acme", name: "exchange", files });
    firm.github.addToInstallation(firm.installation, [other]);
    await firm.settled();
    firm.lines.length = 0;
    await knock(firm, { event: "pull_request_review", payload: stale });
    await firm.eventually(
      async () => firm.lines.join(""),
      (lines) => lines.includes("evaluation failed"),
    );
    expect(other.runs).toEqual([]);

    const { pulls } = firm.as("dave").rest;
    const there = { owner: "acme", repo: "trading", pull_number: pull };
    await pulls.createReview({ ...there, event: "REQUEST_CHANGES", body: "No." });
    await firm.eventually(
      () => shownIn("acme", "trading", pull),
      ({ state }) => state === "failure",
    );
  });
});

describe("a team", () => {
  it("that is deleted leaves nothing approved; made anew, it is whoever is in it then", async () => {
    const pull = await approved();
    firm.github.removeTeam("acme", "quant");
    await firm.settled();
    const page = await shown(firm, pull);
    expect(page?.state).toBe("failure");
    expect(page?.summary).toContain("`acme/quant`, which does not exist or is not visible");
    expect(await merge(firm, "alice", pull)).toMatch(/"foureyes" is failing/);

    firm.github.addTeam("acme", "quant", ["mallory", "alice"]);
    firm.github.setTeamRole(firm.repository, "quant", "read");
    await firm.settled();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
    expect((await shown(firm, pull))?.summary).toMatch(/\| carol \| .* \| may not approve here \|/);
    await review(firm, "mallory", pull);
    expect((await shown(firm, pull))?.state).toBe("success");
  });
});

describe("where people are to be in a team for a week", () => {
  it("a team that was made anew under the old name counts from then on", async () => {
    await firm.close();
    firm = await startFirm({ people: "version: 1\ntenure: 7\n" });
    const pull = await approved();
    firm.github.removeTeam("acme", "quant");
    firm.github.addTeam("acme", "quant", ["mallory", "alice"]);
    firm.github.setTeamRole(firm.repository, "quant", "read");
    await firm.settled();
    await firm
      .as("mallory")
      .rest.pulls.createReview({ ...at, pull_number: pull, event: "APPROVE" });
    await firm.settled();
    expect((await shown(firm, pull))?.title).toMatch(/^Waiting: 2 approvals \(trading/);
  });
});
