/** GitHub refuses, or answers nonsense: the page or the log says what is missing, and nothing passes for want of it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { User } from "../github/index.ts";
import { commit, push } from "./desk.ts";
import {
  at,
  type Firm,
  honest,
  open,
  review,
  type Shown,
  shown,
  startFirm,
  strategy,
  type Who,
} from "./firm.ts";
import { manifest } from "./manifest.ts";

let firm: Firm;
let workflow: User;
beforeAll(async () => {
  firm = await startFirm();
  workflow = firm.github.addBot("github-actions[bot]");
  firm.github.setRole(firm.repository, workflow.login, "write");
});
afterEach(async () => {
  firm.github.faults.clear();
  await granted(manifest.permissions);
});
afterAll(() => firm.close());

async function granted(permissions: typeof manifest.permissions): Promise<void> {
  if (firm.app.permissions === permissions) return;
  // Tokens keep what they had.
  await firm.restart(() => firm.github.setPermissions(firm.app, permissions));
}

function without(name: string): Promise<void> {
  const { [name]: _, ...others } = manifest.permissions;
  return granted(others);
}

let count = 0;

async function proposed(who: Who = "bob"): Promise<number> {
  count += 1;
  const files = { [strategy]: honest.replace("best first", `best first, ${count}`) };
  await push(firm, who, `change-${count}`, commit(firm, { author: "bob", files }));
  return open(firm, "bob", `change-${count}`);
}

/** carol's move of bob's branch is told by nobody, and another push comes over it. */
async function overwritten(last: Who = "bob"): Promise<number> {
  const pull = await proposed();
  const branch = `change-${count}`;
  firm.github.deliveries.weather = ({ event }) =>
    ["push", "pull_request"].includes(event)
      ? { kind: "is lost" }
      : { kind: "arrives", delayMs: 0, times: 1 };
  await push(firm, "carol", branch, commit(firm, { author: "bob" }));
  firm.github.deliveries.weather = null;
  const files = { [strategy]: honest.replace("best first", "best first, at last") };
  await push(firm, last, branch, commit(firm, { author: "bob", files }));
  return pull;
}

async function approved(pull: number): Promise<Shown | null> {
  for (const who of ["alice", "carol", "dave"] as const) await review(firm, who, pull);
  return shown(firm, pull);
}

/** Waits for nothing: what fails is tried again for an hour. */
const approves = async (pull_number: number, ...people: readonly Who[]) => {
  for (const who of people)
    await firm.as(who).rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
};

describe("without the permission", () => {
  // First of all: rules that were read once are known for an hour.
  it("administration, nobody knows what is required, and the page says so", async () => {
    await without("administration");
    const page = await approved(await proposed());
    expect(page?.state).toBe("success");
    expect(page?.summary).toContain("Give the App “Administration: read”.");
  });

  it.each([
    ["actions", () => workflow],
    ["contents", () => "bob" as const],
  ])("%s, the page names it", async (name, who) => {
    await without(name);
    const page = await approved(await proposed(who()));
    expect(["in_progress", "failure"]).toContain(page?.state);
    const words = `GitHub refused Foureyes access to ${name}; a permission may wait to be accepted.`;
    expect(page?.title).toContain(words);
    expect(page?.summary).toContain(words);
  });

  it("members, a team cannot be seen, and the page says which", async () => {
    await without("members");
    const page = await approved(await proposed());
    expect(page?.state).toBe("failure");
    expect(page?.summary).toContain("`acme/quant`, which does not exist or is not visible");
  });

  it.each(["checks", "pull_requests"])(
    "%s, nothing can be written, and the log names it",
    async (name) => {
      const pull = await proposed();
      await without(name);
      firm.lines.length = 0;
      await approves(pull, "alice", "carol");
      // Whoever may not read pull requests is not told of reviews either.
      firm.github.setRole(firm.repository, "mallory", name === "checks" ? "read" : "triage");
      await firm.eventually(
        async () => firm.lines.join(""),
        (lines) => lines.includes(`for want of the permission ${name}`),
      );
      expect((await shown(firm, pull))?.state).toBe("in_progress");
    },
  );

  it("none, all is as it should be", async () => {
    const page = await approved(await proposed());
    expect(page?.state).toBe("success");
  });
});

describe("who moved a branch of which no push was told", () => {
  const log = { path: /\/activity$/, by: "installation" };
  const lost = async () => {
    firm.github.deliveries.weather = ({ event }) =>
      event === "push" ? { kind: "is lost" } : { kind: "arrives", delayMs: 0, times: 1 };
    const pull = await proposed();
    firm.github.deliveries.weather = null;
    return pull;
  };

  it("is read in GitHub's log", async () => {
    expect((await approved(await lost()))?.state).toBe("success");
  });

  it.each([404, 403])("is nobody where that answers %i: one more approves", async (status) => {
    firm.github.faults.add({ kind: "status", status, times: 100, match: log });
    const pull = await lost();
    for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 1 approval (trading)");
    expect(page?.summary).toContain("nobody is known to have pushed it");
  });

  it("is read in GitHub's log, also when the push was replaced since", async () => {
    const pull = await overwritten();
    for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
    expect((await shown(firm, pull))?.summary).toMatch(/carol \| approved .* pushed/);
    await review(firm, "dave", pull);
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("is nobody where that is hidden and the push was replaced since: one more approves", async () => {
    firm.github.faults.add({ kind: "status", status: 404, times: 100, match: log });
    const pull = await overwritten();
    for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 1 approval (trading)");
    expect(page?.summary).toContain("nobody can tell who else moved the branch before it");
    await review(firm, "dave", pull);
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("is read a little later when GitHub asks to slow down", async () => {
    firm.github.faults.add({ kind: "secondary-limit", retryAfter: 1, match: log });
    const pull = await lost();
    await firm.eventually(
      () => shown(firm, pull),
      (page) => page?.title === "Waiting: 2 approvals (trading)",
    );
  });

  it.each<[status: number, words: string]>([
    [500, "GitHub answered with status 500."],
    [200, "GitHub did not answer as it should."],
  ])("is not known while that answers %i and nonsense", async (status, words) => {
    firm.github.faults.add({ kind: "status", status, times: 100, match: log });
    const pull = await lost();
    const page = await approved(pull);
    expect(page?.title).toContain(`Not checked: ${words}`);
    firm.github.faults.clear();
    await firm.eventually(
      () => shown(firm, pull),
      (one) => one?.state === "success",
    );
  });
});

describe("who set a workflow going that pushed", () => {
  const runs = { path: /\/actions\/runs$/, by: "installation" };

  it("is whoever started the run, who cannot approve", async () => {
    firm.github.addWorkflowRun(firm.repository, { actor: "alice", status: "in_progress" });
    const page = await approved(await proposed(workflow));
    expect(page?.state).toBe("success");
    expect(page?.summary).toMatch(/alice \| approved .* set off a workflow/);
    firm.repository.workflowRuns.length = 0;
  });

  it.each<[status: number, words: string]>([
    [403, "GitHub refused Foureyes access; a permission may wait to be accepted."],
    [500, "GitHub answered with status 500."],
    [200, "GitHub did not answer as it should."],
  ])("is not known while that answers %i and nonsense", async (status, words) => {
    firm.github.faults.add({ kind: "status", status, times: 100, match: runs });
    const page = await approved(await proposed(workflow));
    expect(page?.title).toContain(`Not checked: ${words}`);
  });

  it("fails to be told once: who moved the branch before, which was told meanwhile, stays known", async () => {
    firm.github.addWorkflowRun(firm.repository, { actor: "mallory", status: "in_progress" });
    firm.github.faults.add({ kind: "status", status: 500, times: 1, match: runs });
    const pull = await overwritten(workflow);
    await approves(pull, "alice", "carol");
    const page = await firm.eventually(
      () => shown(firm, pull),
      (one) => one?.title === "Waiting: 1 approval (trading)" || one?.state === "success",
    );
    expect(page?.state).not.toBe("success");
    expect(page?.summary).toMatch(/carol \| approved .* pushed/);
    firm.repository.workflowRuns.length = 0;
  });

  it("is nobody where ten thousand ran: one more approves", async () => {
    for (let made = 0; made < 10_000; made += 1)
      firm.github.addWorkflowRun(firm.repository, { actor: "alice", status: "in_progress" });
    const page = await shown(firm, await proposed(workflow));
    expect(page?.title).toBe("Waiting: 3 approvals (trading)");
    expect(page?.summary).toContain("nobody is known to have set");
    firm.repository.workflowRuns.length = 0;
  });
});
