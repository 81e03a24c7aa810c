/** What happens to a pull request and to its repository, and that each is looked at again. */
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, push } from "./desk.ts";
import {
  at,
  type Firm,
  honest,
  open,
  policyText,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ installed: false });
});
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");
const waiting = { state: "in_progress", title: "Waiting: 2 approvals (trading)" };

async function proposed(branch: string, draft = false): Promise<number> {
  const files = { [strategy]: harmless };
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  if (!draft) return open(firm, "bob", branch);
  const pull = { ...at, head: branch, base: "main", title: "A draft", draft };
  const { data } = await firm.as("bob").rest.pulls.create(pull);
  await firm.settled();
  return data.number;
}

/** How many evaluations there were so far. */
function decisions(): number {
  return firm.lines.filter((line) => line.includes('"decided"')).length;
}

describe("an installation", () => {
  let installation: number;

  it("looks at the pull requests that are open, at once", async () => {
    const first = await proposed("before-1");
    const second = await proposed("before-2");
    expect(await shown(firm, first)).toBeNull();
    firm.install();
    installation = firm.installation;
    await firm.settled();
    expect(await shown(firm, first)).toMatchObject(waiting);
    expect(await shown(firm, second)).toMatchObject(waiting);
  });

  it("asks for approvals again that it could not see", async () => {
    firm.github.suspend(installation, "alice");
    const pull = await proposed("suspended");
    await review(firm, "alice", pull);
    expect(await shown(firm, pull)).toBeNull();
    firm.github.unsuspend(installation);
    await firm.settled();
    const page = await shown(firm, pull);
    expect(page).toMatchObject(waiting);
    expect(page?.summary).toContain("was given while Foureyes could not see it");
    await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    expect(await shown(firm, pull)).toMatchObject({ state: "success" });
  });

  it("withdraws the green of what was closed while it was suspended", async () => {
    const files = { "docs/closed.md": "# Closed\n" };
    await push(firm, "bob", "closed-unseen", commit(firm, { author: "bob", files }));
    const pull_number = await open(firm, "bob", "closed-unseen");
    expect(await shown(firm, pull_number)).toMatchObject({ state: "success" });
    firm.github.suspend(installation, "alice");
    await firm.as("bob").rest.pulls.update({ ...at, pull_number, state: "closed" });
    firm.github.unsuspend(installation);
    await firm.settled();
    expect(await shown(firm, pull_number)).toMatchObject({ state: "failure" });
  });

  it("looks at the pull requests of a repository that is added", async () => {
    const people = { collaborators: { bob: "write" } } as const;
    const added = firm.github.addRepository({
      owner: "acme",
      name: "custody",
      files: { [strategy]: honest, ".github/foureyes.yml": policyText },
      ...people,
    });
    const { rest } = firm.as("bob");
    const there = { owner: "acme", repo: "custody" };
    const { data: main } = await rest.git.getRef({ ...there, ref: "heads/main" });
    await rest.git.createRef({ ...there, ref: "refs/heads/new", sha: main.object.sha });
    const { data } = await rest.repos.createOrUpdateFileContents({
      ...there,
      path: "strategies/new.py",
      branch: "new",
      message: "New",
      content: "",
    });
    await rest.pulls.create({ ...there, head: "new", base: "main", title: "New" });
    firm.github.addToInstallation(installation, [added]);
    await firm.settled();
    const ref = data.commit.sha ?? "";
    const { data: checks } = await rest.checks.listForRef({ ...there, ref });
    expect(checks.check_runs.map(({ name, output }) => [name, output.title])).toEqual([
      ["foureyes", "Waiting: 2 approvals (trading)"],
    ]);
  });
});

describe("a pull request", () => {
  it("that is a draft is looked at like any other, and again when it is ready", async () => {
    const pull = await proposed("draft", true);
    expect(await shown(firm, pull)).toMatchObject(waiting);
    const before = decisions();
    const { data } = await firm.as("bob").rest.pulls.get({ ...at, pull_number: pull });
    await firm
      .as("bob")
      .graphql(
        "mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }",
        { id: data.node_id },
      );
    await firm.settled();
    expect(decisions()).toBe(before + 1);
  });

  it("into another base is judged by the policy there as well", async () => {
    const strict = policyText.replace("count: 2", "count: 3");
    const files = { ".github/foureyes.yml": strict };
    await push(firm, "bob", "release", commit(firm, { author: "bob", files }));
    const pull = await proposed("retargeted");
    for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
    expect(await shown(firm, pull)).toMatchObject({ state: "success" });
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, base: "release" });
    await firm.settled();
    // The default branch's area is no stricter, so it is not named beside the release's own; and
    // what was approved would come out there as it would on main.
    expect(await shown(firm, pull)).toMatchObject({ title: "Waiting: 1 approval (trading)" });
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, base: "main" });
    await firm.settled();
    expect(await shown(firm, pull)).toMatchObject({ state: "success" });
  });

  it("that is closed is left alone, and looked at when it is open again", async () => {
    const pull = await proposed("closed");
    const { rest } = firm.as("bob");
    await rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await firm.settled();
    const before = decisions();
    await review(firm, "alice", pull);
    expect(decisions()).toBe(before);
    await rest.pulls.update({ ...at, pull_number: pull, state: "open" });
    await firm.settled();
    expect(await shown(firm, pull)).toMatchObject({ title: "Waiting: 1 approval (trading)" });
  });

  it("is looked at again when somebody presses Re-run, on the run or on all", async () => {
    const pull = await proposed("again");
    const { rest } = firm.as("carol");
    const run = (await shown(firm, pull))?.id ?? 0;
    const { data } = await rest.checks.get({ ...at, check_run_id: run });
    const before = decisions();
    firm.github.requests.clear();
    await rest.checks.rerequestRun({ ...at, check_run_id: run });
    await firm.settled();
    expect(decisions()).toBe(before + 1);
    // It says so even if nothing is new: somebody waits for it.
    expect(firm.github.requests.tally().rest.writes).toBe(1);
    await rest.checks.rerequestSuite({ ...at, check_suite_id: data.check_suite?.id ?? 0 });
    await firm.settled();
    expect(decisions()).toBe(before + 2);
    expect(await shown(firm, pull)).toMatchObject(waiting);
  });

  it("is judged by the policy of the base branch as it is now", async () => {
    const pull = await proposed("judged-anew");
    const strict = policyText.replace("count: 2", "count: 3");
    const files = { ".github/foureyes.yml": strict };
    const was = mainOf(firm);
    await push(firm, "bob", "main", commit(firm, { author: "bob", files }));
    expect(await shown(firm, pull)).toMatchObject({ title: "Waiting: 3 approvals (trading)" });
    await push(firm, "bob", "main", was);
    expect(await shown(firm, pull)).toMatchObject(waiting);
  });
});

it("a repository that was renamed is the same one", async () => {
  const pull = await proposed("renamed");
  await review(firm, "alice", pull);
  firm.github.renameRepository(firm.repository, "trading");
  const there = { owner: "acme", repo: "trading" };
  const { rest } = new Octokit({ baseUrl: firm.github.url, auth: firm.users.carol.token });
  await rest.pulls.createReview({ ...there, pull_number: pull, event: "APPROVE" });
  await firm.settled();
  const { data } = await rest.pulls.get({ ...there, pull_number: pull });
  const ref = data.head.sha;
  const { data: checks } = await rest.checks.listForRef({ ...there, ref, filter: "latest" });
  expect(checks.check_runs.map(({ conclusion }) => conclusion)).toEqual(["success"]);
  firm.github.renameRepository(firm.repository, "exchange");
});
