/** A success that GitHub writes late, or without telling, must not outlive what it was given for. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fault, FaultMatch } from "../github/index.ts";
import { commit, push } from "../stories/desk.ts";
import {
  at,
  type Firm,
  honest,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";
import { knock, sent } from "../stories/knock.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

const files = { [strategy]: honest.replace("best first", "the best first") };
const success: FaultMatch = {
  by: "installation",
  method: "PATCH",
  path: /\/check-runs\/\d+$/,
  body: /"success"/,
};

async function opened(branch: string): Promise<number> {
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  return open(firm, "bob", branch);
}

async function runsOf(pull_number: number) {
  const { rest } = firm.as("alice");
  const { data: pull } = await rest.pulls.get({ ...at, pull_number });
  const { data } = await rest.checks.listForRef({ ...at, ref: pull.head.sha, filter: "all" });
  return data.check_runs;
}

describe("a success", () => {
  async function approvedBut(branch: string, fault: Fault): Promise<number> {
    const pull = await opened(branch);
    await review(firm, "alice", pull);
    firm.github.requests.clear();
    firm.github.faults.add({ ...fault, match: success });
    await firm.as("carol").rest.pulls.createReview({ ...at, pull_number: pull, event: "APPROVE" });
    // It is on its way to GitHub.
    await firm.eventually(
      async () => firm.github.requests.log.some(({ method }) => method === "PATCH"),
      (found) => found,
    );
    return pull;
  }

  async function dismissCarol(pull_number: number): Promise<void> {
    const { rest } = firm.as("mallory");
    const { data } = await rest.pulls.listReviews({ ...at, pull_number });
    const review_id = data.find(({ user }) => user?.login === "carol")?.id ?? 0;
    await rest.pulls.dismissReview({ ...at, pull_number, review_id, message: "No." });
  }

  it("that was written without an answer is a success in the end", async () => {
    const pull = await approvedBut("unanswered", { kind: "applied-then-cut" });
    await firm.eventually(
      () => shown(firm, pull),
      (page) => page?.title.startsWith("Approved by") ?? false,
    );
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("that is written while an approval is dismissed does not last", async () => {
    const pull = await approvedBut("racing", { kind: "delay", ms: 600 });
    await dismissCarol(pull);
    await firm.settled();
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 1 approval (trading)",
    });
  });

  it("that GitHub writes after we gave it up counts for nothing", async () => {
    const pull = await approvedBut("too-late", { kind: "delay", ms: 2_500 });
    await dismissCarol(pull);
    const before = (await runsOf(pull)).length;
    const late = await firm.eventually(
      () => runsOf(pull),
      (runs) => runs.some(({ conclusion }) => conclusion === "success"),
    );
    expect(late.length).toBeGreaterThan(before);
    await firm.settled();
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 1 approval (trading)",
    });
  });
});

interface RunPayload {
  readonly check_run: { readonly id: number };
}

describe("a run that GitHub makes of a request that we gave up", () => {
  const posted: FaultMatch = { by: "installation", method: "POST", path: /\/check-runs$/ };

  it("does not stand before the one that we made instead", async () => {
    firm.github.faults.add({ kind: "delay", ms: 2_500, match: posted });
    const pull = await opened("made-late");
    await firm.eventually(
      () => runsOf(pull),
      (runs) => runs.length === 1,
    );
    await firm.settled();
    await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    await firm.eventually(
      () => runsOf(pull),
      (runs) => runs.length >= 3,
    );
    await firm.settled();
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("costs two more runs when a forged delivery tells of it, and no more", async () => {
    const pull = await opened("forged");
    const [run] = await runsOf(pull);
    const payload = sent(firm, "check_run", "created") as unknown as RunPayload;
    expect(payload.check_run.id).toBe(run?.id);
    const id = Number.MAX_SAFE_INTEGER;
    const forged = { ...payload, check_run: { ...payload.check_run, id } };
    expect(await knock(firm, { event: "check_run", payload: forged })).toBe(202);
    await firm.settled();
    await review(firm, "alice", pull);
    expect(await runsOf(pull)).toHaveLength(3);
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
  });
});
