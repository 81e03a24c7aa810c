/** What people read: one file a page, as GitHub shows it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, push } from "./desk.ts";
import {
  type Firm,
  findingId,
  flipped,
  open,
  policyText,
  review,
  type Shown,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
  // People who read what they approve.
  firm.github.switches.reviewsComeLaterMs = 60_000;
});
afterAll(() => firm.close());

/** Commits and entries are others every time: they are numbered as they come. */
function settledText(page: Shown | null): string {
  const seen: string[] = [];
  const numbered = (sha: string) => {
    if (!seen.includes(sha)) seen.push(sha);
    return `commit${seen.indexOf(sha) + 1}`;
  };
  const summary = (page?.summary ?? "")
    .replace(/`([0-9a-f]{7})`/g, (_, sha: string) => `\`${numbered(sha)}\``)
    .replace(/Journal entry \d+/, "Journal entry 1")
    .trimEnd();
  return `${page?.state}\n${page?.title}\n\n${summary}\n`.replaceAll(
    /at \d\d:\d\d UTC/g,
    "at 12:05 UTC",
  );
}

async function proposed(branch: string, files: Readonly<Record<string, string>>, base = "main") {
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  return open(firm, "bob", branch, base);
}

describe("the page", () => {
  it("of a change that waits", async () => {
    const pull = await proposed("held", { [strategy]: flipped });
    await review(firm, "carol", pull);
    const head = commit(firm, {
      author: "bob",
      parents: [firm.repository.pulls.at(-1)?.head.sha ?? ""],
      files: { "strategies/depth.py": "depth = 10\n" },
    });
    await push(firm, "bob", "held", head);
    await review(firm, "alice", pull);
    await push(
      firm,
      "mallory",
      "held",
      commit(firm, {
        author: "mallory",
        parents: [head],
        files: { "strategies/depth.py": "DEPTH = 20\n" },
      }),
    );
    await review(firm, "mallory", pull);
    await review(firm, "dave", pull);
    await expect(settledText(await shown(firm, pull))).toMatchFileSnapshot("pages/held.md");
  });

  it("of a change that is clear", async () => {
    const pull = await proposed("clear", { [strategy]: flipped });
    await review(firm, "carol", pull);
    const id = findingId(await shown(firm, pull));
    const line = `foureyes: accept ${id} The feed is sorted the other way since July.`;
    await review(firm, "alice", pull, "COMMENT", line);
    await review(firm, "dave", pull);
    await expect(settledText(await shown(firm, pull))).toMatchFileSnapshot("pages/clear.md");
  });

  it("of a change that touches nothing guarded", async () => {
    const pull = await proposed("elsewhere", { "README.md": "# acme/exchange\n" });
    await expect(settledText(await shown(firm, pull))).toMatchFileSnapshot("pages/untouched.md");
  });

  it("of a change that somebody said no to", async () => {
    const pull = await proposed("blocked", { [strategy]: flipped });
    await review(firm, "erin", pull, "REQUEST_CHANGES", "Why?");
    await expect(settledText(await shown(firm, pull))).toMatchFileSnapshot("pages/blocked.md");
  });

  it("of a change under a policy that cannot be read: line, column, and a failure", async () => {
    const broken = policyText.replace("count: 2", "cuont: 2").replace("paths:", "path:");
    const files = { ".github/foureyes.yml": broken };
    await push(firm, "bob", "broken-policy", commit(firm, { author: "bob", files }));
    const pull = await proposed("undetermined", { [strategy]: flipped }, "broken-policy");
    const page = await shown(firm, pull);
    expect(page?.state).toBe("failure");
    expect(page?.summary).toMatch(/line 4, column \d+/);
    await expect(settledText(page)).toMatchFileSnapshot("pages/policy.md");
  });

  it("of a change that GitHub did not let us look at, and of the same a little later", async () => {
    await push(
      firm,
      "bob",
      "later",
      commit(firm, { author: "bob", files: { [strategy]: flipped } }),
    );
    firm.github.faults.add({
      kind: "status",
      status: 502,
      times: 1_000,
      match: { body: /query pull/, by: "installation" },
    });
    const opening = firm.as("bob").rest.pulls.create;
    const { data } = await opening({
      owner: "acme",
      repo: "exchange",
      head: "later",
      base: "main",
      title: "Later",
    });
    const page = await firm.eventually(
      () => shown(firm, data.number),
      (one) => one?.title.startsWith("Not checked") ?? false,
    );
    firm.github.faults.clear();
    await expect(settledText(page)).toMatchFileSnapshot("pages/undetermined.md");
    await firm.eventually(
      () => shown(firm, data.number),
      (one) => one?.title === "Waiting: 2 approvals (trading), 1 finding to explain",
    );
  });
});

describe("without a policy", () => {
  let watched: Firm;
  beforeAll(async () => {
    watched = await startFirm({ policy: null });
  });
  afterAll(() => watched.close());

  it("Foureyes observes, stops nobody, and never uses the name that is required", async () => {
    const files = { [strategy]: flipped };
    await push(watched, "bob", "observed", commit(watched, { author: "bob", files }));
    const pull = await open(watched, "bob", "observed");
    expect(await shown(watched, pull)).toBeNull();
    const page = await shown(watched, pull, "foureyes (observe)");
    expect(page?.state).toBe("neutral");
    await expect(settledText(page)).toMatchFileSnapshot("pages/observe.md");
    await review(watched, "alice", pull);
    expect(await shown(watched, pull)).toBeNull();
    expect((await shown(watched, pull, "foureyes (observe)"))?.state).toBe("neutral");
  });
});
