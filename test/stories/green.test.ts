/** Green is for a commit: it opens every branch, so it stands only while nothing there would say no. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, push, pushQuietly, tip } from "./desk.ts";
import {
  at,
  type Firm,
  flipped,
  honest,
  merge,
  open,
  policyText,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");

async function state(pull: number): Promise<string | undefined> {
  return (await shown(firm, pull))?.state;
}

/** What stands under the check's name on a commit, whoever's pull request it was. */
async function stateOf(sha: string): Promise<string | undefined> {
  const { data } = await firm
    .as("alice")
    .rest.checks.listForRef({ ...at, ref: sha, check_name: "foureyes", filter: "all" });
  const [newest] = data.check_runs.toSorted((one, other) => other.id - one.id);
  return newest?.conclusion ?? newest?.status;
}

/** A branch of bob's that both approved. */
async function approved(branch: string) {
  const files = { [strategy]: harmless.replace("the best", `the ${branch}`) };
  const head = await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  const pull = await open(firm, "bob", branch);
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
  return { pull, head };
}

describe("a branch that nobody guards", () => {
  it("lends its green to no other: what it brings besides is judged as well", async () => {
    const parked = commit(firm, { author: "mallory", files: { [strategy]: flipped } });
    await push(firm, "mallory", "docs", parked);
    const files = { "README.md": "# Exchange, described\n" };
    await push(
      firm,
      "mallory",
      "prose",
      commit(firm, { author: "mallory", parents: [parked], files }),
    );
    const pull = await open(firm, "mallory", "prose", "docs");
    const page = await shown(firm, pull);
    expect(page?.state).toBe("in_progress");
    expect(page?.summary).toContain("`main`");

    for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
    expect(await state(pull)).toBe("in_progress");
  });

  it("is green when it brings nothing that is guarded", async () => {
    const plain = commit(firm, { author: "mallory", files: { "docs/a.md": "# A\n" } });
    await push(firm, "mallory", "plain", plain);
    const files = { "docs/b.md": "# B\n" };
    await push(
      firm,
      "mallory",
      "more",
      commit(firm, { author: "mallory", parents: [plain], files }),
    );
    expect(await state(await open(firm, "mallory", "more", "plain"))).toBe("success");
  });
});

describe("a green head is withdrawn", () => {
  it("when its pull request is closed, and comes back when it is opened again", async () => {
    const { pull, head } = await approved("closed");
    expect(await stateOf(head)).toBe("success");
    const { rest } = firm.as("bob");
    await rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await firm.settled();
    expect(await stateOf(head)).toBe("failure");

    await rest.pulls.update({ ...at, pull_number: pull, state: "open" });
    await firm.settled();
    expect(await stateOf(head)).toBe("success");
  });

  it("when the branch that it is for is deleted", async () => {
    await push(firm, "bob", "short-lived", mainOf(firm));
    const files = { "docs/o.md": "# Orphan\n" };
    const head = await push(firm, "bob", "orphan", commit(firm, { author: "bob", files }));
    await open(firm, "bob", "orphan", "short-lived");
    expect(await stateOf(head)).toBe("success");
    await firm.as("bob").rest.git.deleteRef({ ...at, ref: "heads/short-lived" });
    await firm.settled();
    expect(await stateOf(head)).toBe("failure");
  });

  it("when its pull request moves on to another commit", async () => {
    const { head } = await approved("moving");
    const files = { [strategy]: harmless.replace("best", "very best") };
    const next = commit(firm, { author: "bob", parents: [head], files });
    await push(firm, "bob", "moving", next);
    expect(await stateOf(head)).toBe("failure");
    expect(await stateOf(next)).toBe("in_progress");
  });

  it("and that though GitHub does not answer when it is looked at first", async () => {
    const { head } = await approved("unanswered");
    const next = commit(firm, { author: "bob", parents: [head], files: { "README.md": "# A\n" } });
    const match = { by: "installation", path: /graphql$/, body: /query pull\(/ };
    firm.github.faults.add({ kind: "status", status: 502, match });
    firm.github.deliveries.hold();
    await pushQuietly(firm, "bob", "unanswered", next);
    const ofPull = ({ event }: { event: string }) => event === "pull_request";
    firm.github.deliveries.release((held) => held.filter(ofPull));
    await firm.eventually(
      () => stateOf(head),
      (found) => found === "failure",
    );
    expect(firm.github.faults.left()).toBe(0);
  });

  it("and that though the request dies: what was green before is not taken for it", async () => {
    const { pull, head } = await approved("cut");
    const match = { by: "installation", method: "POST", path: /\/check-runs$/ };
    firm.github.faults.add({ kind: "cut", match });
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await firm.eventually(
      () => stateOf(head),
      (found) => found !== "success",
    );
    expect(firm.github.faults.left()).toBe(0);
  });

  it("when it is retargeted to a branch that asks for more", async () => {
    const policy = `${policyText}  - name: prose\n    paths: ["docs/**"]\n`;
    const strict = commit(firm, { author: "dave", files: { ".github/foureyes.yml": policy } });
    await push(firm, "dave", "strict", strict);
    const files = { "docs/c.md": "# C\n" };
    const head = await push(firm, "bob", "prosaic", commit(firm, { author: "bob", files }));
    const pull = await open(firm, "bob", "prosaic");
    expect(await stateOf(head)).toBe("success");
    const { rest } = firm.as("bob");
    await rest.pulls.update({ ...at, pull_number: pull, base: "strict" });
    await firm.settled();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (prose)");

    await rest.pulls.update({ ...at, pull_number: pull, base: "main" });
    await firm.settled();
    expect(await stateOf(head)).toBe("success");
  });

  it("when it was merged into a branch that does not require the check", async () => {
    await push(firm, "bob", "notes", mainOf(firm));
    const files = { "docs/n.md": "# N\n" };
    const head = await push(firm, "bob", "noted", commit(firm, { author: "bob", files }));
    const pull = await open(firm, "bob", "noted", "notes");
    expect(await stateOf(head)).toBe("success");
    expect(await merge(firm, "bob", pull)).toBeNull();
    expect(await stateOf(head)).toBe("in_progress");
  });

  it("but not when it was merged", async () => {
    const { pull, head } = await approved("merged");
    await firm.as("bob").rest.pulls.merge({ ...at, pull_number: pull });
    await firm.settled();
    expect(await stateOf(head)).toBe("success");
    expect(tip(firm, "main")).not.toBe(head);
  });

  it("nor when it was merged while the check is not required anywhere yet", async () => {
    firm.github.removeRuleset(firm.repository, "money");
    await firm.settled();
    const { pull, head } = await approved("early");
    await merge(firm, "bob", pull);
    expect(await stateOf(head)).toBe("success");
    await firm.guard(["~DEFAULT_BRANCH"]);
  });

  it("nor while another pull request stands for it", async () => {
    const { pull, head } = await approved("shared");
    await push(firm, "bob", "shared-too", head);
    const second = await open(firm, "bob", "shared-too");
    for (const who of ["alice", "carol"] as const) await review(firm, who, second);
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await firm.settled();
    expect(await stateOf(head)).toBe("success");
  });
});

describe("a green head whose pull request is only observed now", () => {
  it("is withdrawn, and green again where it is enforced", async () => {
    const observing = policyText.replace("version: 1", "version: 1\nmode: observe");
    const lone = await startFirm({ policy: observing, guarded: [] });
    const check = { context: "foureyes", appId: lone.app.id };
    lone.github.setRuleset(lone.repository, "prod", {
      requiredChecks: [check],
      include: ["refs/heads/prod"],
    });
    const enforced = { ".github/foureyes.yml": policyText };
    await push(lone, "dave", "prod", commit(lone, { author: "dave", files: enforced }));
    const head = commit(lone, {
      author: "bob",
      parents: [tip(lone, "prod")],
      files: { [strategy]: harmless },
    });
    await push(lone, "bob", "fix", head);
    const pull_number = await open(lone, "bob", "fix", "prod");
    for (const who of ["alice", "carol"] as const) await review(lone, who, pull_number);
    expect((await shown(lone, pull_number))?.state).toBe("success");

    const { rest } = lone.as("bob");
    await rest.pulls.update({ ...at, pull_number, base: "main" });
    await lone.settled();
    expect((await shown(lone, pull_number))?.title).toMatch(/^Withdrawn: #\d+ is only observed/);

    await rest.pulls.update({ ...at, pull_number, base: "prod" });
    await lone.settled();
    expect((await shown(lone, pull_number))?.state).toBe("success");
    await lone.close();
  });
});
