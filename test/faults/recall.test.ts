/** A success that may have become wrong does not stand while it is found out, whatever hangs or fails. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FaultMatch } from "../github/index.ts";
import { ask, installationToken } from "../github/stage.ts";
import { commit, push, pushQuietly } from "../stories/desk.ts";
import {
  at,
  type Firm,
  honest,
  open,
  policyText,
  review,
  type Shown,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";

let firm: Firm;
beforeAll(async () => {
  // What hangs hangs for long: only what is taken back before is seen in time.
  firm = await startFirm({ patience: { answerMs: 60_000, lookMs: 1_000, retryMs: () => 20 } });
});
afterEach(() => firm.github.faults.clear());
afterAll(() => firm.close());

const byUs = { by: "installation" } as const;
const reading: FaultMatch = { ...byUs, body: /query pull/ };
const posting: FaultMatch = { ...byUs, method: "POST", path: /\/check-runs$/ };
const fetching: FaultMatch = { path: /git-upload-pack$/ };
const lookingAgain = "Looking at the change again";
const waiting = "Waiting: 1 approval (trading)";

interface Approved {
  readonly pull: number;
  readonly head: string;
}

async function approved(branch: string): Promise<Approved> {
  const files = { [strategy]: honest.replace("best first", `the ${branch} first`) };
  const head = await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  const pull = await open(firm, "bob", branch);
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
  expect((await shown(firm, pull))?.state).toBe("success");
  return { pull, head };
}

/** Nothing is waited for: it may hang. */
async function dismissCarol({ pull: pull_number }: Approved): Promise<void> {
  const { rest } = firm.as("mallory");
  const { data } = await rest.pulls.listReviews({ ...at, pull_number });
  const review_id = data.find(({ user }) => user?.login === "carol")?.id ?? 0;
  await rest.pulls.dismissReview({ ...at, pull_number, review_id, message: "No." });
}

async function runsOf({ head: ref }: Approved) {
  const { data } = await firm.as("alice").rest.checks.listForRef({ ...at, ref, filter: "all" });
  return data.check_runs;
}

function shows({ pull }: Approved, title: string): Promise<Shown | null> {
  return firm.eventually(
    () => shown(firm, pull),
    (page) => page?.title === title,
  );
}

/** Of what was asked since the log was cleared. */
function askedOf(match: FaultMatch): number {
  const { log } = firm.github.requests;
  return log.filter(({ method, path }) => method === match.method && match.path?.test(path)).length;
}

describe("a success is taken back", () => {
  it("before anything is read, when an approval was taken away", async () => {
    const change = await approved("dismissed");
    firm.github.requests.clear();
    firm.github.faults.add({ kind: "delay", ms: 600, match: reading });
    await dismissCarol(change);
    await shows(change, lookingAgain);
    const { graphql } = firm.github.requests.tally();
    expect(graphql.reads).toBeLessThanOrEqual(1);
    const page = await shows(change, waiting);
    expect(page?.state).toBe("in_progress");
    // One for what was, one for what is.
    expect(await runsOf(change)).toHaveLength(2);
  });

  it("while the content hangs, when the branch that it is for moved, and comes back", async () => {
    const change = await approved("slow");
    // Once while the move is looked at, and once more while the change is.
    firm.github.faults.add({ kind: "delay", ms: 4_000, times: 2, match: fetching });
    const files = { "docs/slow.md": "# Slow\n" };
    await pushQuietly(firm, "dave", "main", commit(firm, { author: "dave", files }));
    const page = await shows(change, lookingAgain);
    expect(page?.state).toBe("in_progress");
    await firm.settled();
    const after = await shown(firm, change.pull);
    expect(after).toMatchObject({ id: page?.id, state: "success" });
  });

  it("that somebody with the App's key posted before there was a pull request, though the look hangs", async () => {
    const files = { [strategy]: honest.replace("best first", "the forged first") };
    const head = await push(firm, "bob", "forged", commit(firm, { author: "bob", files }));
    const token = await installationToken(firm.github, firm.app, firm.installation);
    const run = { name: "foureyes", head_sha: head, status: "completed", conclusion: "success" };
    await ask(firm.github, token, "POST", "/repos/acme/exchange/check-runs", run);
    await firm.settled();
    firm.github.faults.add({ kind: "delay", ms: 3_000, match: reading });
    const { data } = await firm
      .as("bob")
      .rest.pulls.create({ ...at, head: "forged", base: "main", title: "Forged" });
    await shows({ pull: data.number, head }, lookingAgain);
    await firm.settled();
    expect((await shown(firm, data.number))?.state).toBe("in_progress");
    expect(await runsOf({ pull: data.number, head })).toHaveLength(2);
  });

  it("though GitHub fails to at first, and the look hangs", async () => {
    const change = await approved("refused");
    firm.github.requests.clear();
    firm.github.faults.add({ kind: "delay", ms: 3_000, match: reading });
    firm.github.faults.add({ kind: "status", status: 502, times: 3, match: posting });
    await firm.as("erin").rest.pulls.createReview({
      ...at,
      pull_number: change.pull,
      event: "COMMENT",
      body: "Hm.",
    });
    await shows(change, lookingAgain);
    expect(firm.github.requests.tally().graphql.reads).toBe(1);
    await firm.settled();
    expect((await shown(firm, change.pull))?.state).toBe("success");
    expect(await runsOf(change)).toHaveLength(2);
  });

  it("once, when GitHub did it without telling", async () => {
    const change = await approved("untold");
    firm.github.faults.add({ kind: "applied-then-cut", match: posting });
    await dismissCarol(change);
    await shows(change, waiting);
    expect(await runsOf(change)).toHaveLength(2);
  });

  it("in the end, however often it fails: nothing is given up that may be green", async () => {
    const change = await approved("stubborn");
    firm.github.requests.clear();
    firm.github.faults.add({ kind: "status", status: 502, times: 1_000, match: reading });
    firm.github.faults.add({ kind: "status", status: 502, times: 1_000, match: posting });
    await dismissCarol(change);
    await firm.eventually(
      async () => askedOf(posting),
      (posts) => posts > 24,
    );
    expect((await shown(firm, change.pull))?.state).toBe("success");
    firm.github.faults.clear();
    await shows(change, waiting);
  });
});

it("a quick look at news that says nothing against it posts nothing", async () => {
  const quick = await startFirm({ patience: { lookMs: 60_000 } });
  const files = { [strategy]: honest.replace("best first", "the best first") };
  await push(quick, "bob", "quick", commit(quick, { author: "bob", files }));
  const pull = await open(quick, "bob", "quick");
  for (const who of ["alice", "carol"] as const) await review(quick, who, pull);
  const before = await shown(quick, pull);
  quick.github.requests.clear();
  await review(quick, "erin", pull, "COMMENT", "Nice.");
  expect(quick.github.requests.tally().rest).toEqual({ reads: 0, writes: 0 });
  expect(await shown(quick, pull)).toEqual(before);

  // A no takes it back, and says so: within what a review may cost.
  quick.github.requests.clear();
  await review(quick, "erin", pull, "REQUEST_CHANGES");
  const { rest, graphql } = quick.github.requests.tally();
  expect([rest.reads + graphql.reads, rest.writes]).toEqual([1, 2]);
  expect((await shown(quick, pull))?.state).toBe("failure");
  await quick.close();
});

it("what was taken back comes back for another pull request that it is right for", async () => {
  const observing = policyText.replace("version: 1", "version: 1\nmode: observe");
  const two = await startFirm({ policy: observing, guarded: ["refs/heads/prod"] });
  const enforced = { ".github/foureyes.yml": policyText };
  const prod = await push(two, "dave", "prod", commit(two, { author: "dave", files: enforced }));
  const files = { [strategy]: honest.replace("best first", "the best first") };
  const head = commit(two, { author: "bob", parents: [prod], files });
  const pulls: number[] = [];
  for (const branch of ["fix", "fix-too"]) {
    await push(two, "bob", branch, head);
    pulls.push(await open(two, "bob", branch, "prod"));
  }
  const [pull_number = 0, other = 0] = pulls;
  for (const pull of pulls)
    for (const who of ["alice", "carol"] as const) await review(two, who, pull);
  const before = await shown(two, other);
  expect(before?.state).toBe("success");
  await two.as("bob").rest.pulls.update({ ...at, pull_number, base: "main" });
  await two.settled();
  const after = await shown(two, other);
  expect(after?.state).toBe("success");
  expect(after?.id).not.toBe(before?.id);
  await two.close();
});
