/** What a green commit could be merged into next: branches that are guarded, or seem to be. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, push, tip } from "./desk.ts";
import {
  at,
  closeAll,
  type Firm,
  honest,
  mainAndReleases,
  merge,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

const path = ".github/foureyes.yml";
const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews: { seats: [{ count: 2, of: ["team:acme/quant"] }] }
  - name: custody
    paths: ["withdraw/**"]
    reviews: { seats: [{ count: 1, of: ["team:acme/security"] }] }
`;
const harmless = honest.replace("best first", "the best first");

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ policy, guarded: mainAndReleases });
});
afterAll(() => firm.close());

/** Each push to a guarded branch concerns all that are open. */
afterEach(() => closeAll(firm));

async function proposed(
  branch: string,
  base: string,
  files: Readonly<Record<string, string>>,
  parent = mainOf(firm),
) {
  const head = commit(firm, { author: "bob", parents: [parent], files });
  await push(firm, "bob", branch, head);
  return { head, pull: await open(firm, "bob", branch, base) };
}

async function approved(pull: number, ...people: readonly ("alice" | "carol" | "erin")[]) {
  for (const who of people) await review(firm, who, pull);
  return shown(firm, pull);
}

describe("a policy that is loosened for a branch", () => {
  const files = { [path]: policy.replace('count: 1, of: ["team:acme/security"]', "count: 1") };

  it("is loosened for the default branch by the same commit, and asked for there", async () => {
    await push(firm, "bob", "release/1", mainOf(firm));
    const { pull } = await proposed("loosen", "release/1", files);
    const page = await approved(pull, "alice", "carol");
    expect(page?.title).toBe("Clear for release/1, but not for main");
    expect(page?.state).toBe("in_progress");
    expect((await approved(pull, "erin"))?.state).toBe("success");
  });
});

describe("an approval", () => {
  const prose = { "docs/z.md": "# Z\n" };
  async function parked(branch: string) {
    const files = { [strategy]: harmless.replace("the best", `the ${branch}`) };
    const made = await push(firm, "mallory", branch, commit(firm, { author: "mallory", files }));
    return proposed(`${branch}-prose`, branch, prose, made);
  }

  it("is for what the pull request shows, and not for what its base holds besides", async () => {
    const { pull, head } = await parked("parked");
    const page = await approved(pull, "alice", "carol");
    expect(page?.state).toBe("in_progress");
    expect(page?.summary).toContain("2 approvals (trading)");

    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await push(firm, "bob", "parked-openly", head);
    const whole = await open(firm, "bob", "parked-openly");
    expect((await approved(whole, "alice", "carol"))?.state).toBe("success");
  });

  it("is for the branch that it was given for: another base shows another change", async () => {
    const { pull } = await parked("small");
    await approved(pull, "alice", "carol");
    const { rest } = firm.as("bob");
    await rest.pulls.update({ ...at, pull_number: pull, base: "main" });
    await firm.settled();
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 2 approvals (trading)");
    expect(page?.summary).toContain("was not shown this change of `");
    expect((await approved(pull, "alice", "carol"))?.state).toBe("success");
  });
});

describe("a branch that holds what nobody cleared", () => {
  const uncleared = () => commit(firm, { author: "mallory", files: { [strategy]: harmless } });

  it("lends no green, though it is guarded since it was made", async () => {
    const made = await push(firm, "mallory", "release/made", uncleared());
    const { pull } = await proposed("prose", "release/made", { "docs/a.md": "# A\n" }, made);
    expect((await shown(firm, pull))?.title).toMatch(/^Clear for release\/made, but not for main/);
  });

  it("nor though its commits were let onto a branch that nobody guards", async () => {
    await push(firm, "mallory", "side", mainOf(firm));
    const made = await push(firm, "mallory", "side", uncleared());
    await push(firm, "mallory", "release/side", made);
    const { pull } = await proposed("aside", "release/side", { "docs/s.md": "# S\n" }, made);
    expect((await shown(firm, pull))?.title).toMatch(/^Clear for release\/side, but not for main/);
  });

  it("nor though a tag was moved to its commits, which no rule about branches stops", async () => {
    const { git } = firm.as("mallory").rest;
    firm.github.setRuleset(firm.repository, "every branch", {
      requiredChecks: [{ context: "foureyes", appId: firm.app.id }],
      include: ["~ALL"],
    });
    const made = uncleared();
    await git.createRef({ ...at, ref: "refs/tags/next", sha: mainOf(firm) });
    await git.updateRef({ ...at, ref: "tags/next", sha: made, force: true });
    await push(firm, "mallory", "release/tagged", made);
    const { pull } = await proposed("tag", "release/tagged", { "docs/t.md": "# T\n" }, made);
    expect((await shown(firm, pull))?.title).toMatch(
      /^Clear for release\/tagged, but not for main/,
    );
    firm.github.removeRuleset(firm.repository, "every branch");
    await firm.settled();
  });

  it("lends what was cleared before it was made", async () => {
    const { pull: first, head } = await proposed("first", "release/1", { [strategy]: harmless });
    expect((await approved(first, "alice", "carol"))?.state).toBe("success");
    await push(firm, "bob", "release/2", head);
    const { pull } = await proposed("second", "release/2", { "docs/b.md": "# B\n" }, head);
    expect((await shown(firm, pull))?.state).toBe("success");

    await merge(firm, "bob", first);
    const merged = tip(firm, "release/1");
    await push(firm, "bob", "release/3", merged);
    const { pull: third } = await proposed("third", "release/3", { "docs/c.md": "# C\n" }, merged);
    expect((await shown(firm, third))?.state).toBe("success");
  });

  it("lends no green where anybody may report the check", async () => {
    await push(firm, "mallory", "dev", mainOf(firm));
    const made = await push(firm, "mallory", "dev", uncleared());
    firm.github.setRuleset(firm.repository, "development", {
      requiredChecks: [{ context: "foureyes", appId: null }],
      include: ["refs/heads/dev"],
    });
    await firm.settled();
    const { pull } = await proposed("loose", "dev", { "docs/d.md": "# D\n" }, made);
    expect((await shown(firm, pull))?.title).toMatch(/^Clear for dev, but not for main/);
  });

  it("lends no green where the rules are not shown, and it is protected from something", async () => {
    await push(firm, "mallory", "sandbox", mainOf(firm));
    const made = await push(firm, "mallory", "sandbox", uncleared());
    firm.github.switches.hidesRules = true;
    firm.github.setRuleset(firm.repository, "sand", { include: ["refs/heads/sandbox"] });
    await firm.settled();
    const { pull } = await proposed("sandy", "sandbox", { "docs/e.md": "# E\n" }, made);
    expect((await shown(firm, pull))?.title).toMatch(/^Clear for sandbox, but not for main/);
    firm.github.switches.hidesRules = false;
    firm.github.removeRuleset(firm.repository, "sand");
    await firm.settled();
  });
});

describe("a branch whose policy cannot be read", () => {
  it("lets no commit be green that it might stop", async () => {
    const broken = commit(firm, { author: "dave", files: { [path]: "version: 2\n" } });
    await push(firm, "dave", "release/broken", broken);
    const { pull } = await proposed("plain", "main", { "docs/p.md": "# P\n" });
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Clear for main, but not for release/broken");
    expect(page?.state).toBe("failure");
  });
});

describe("a branch whose policy asks for more than before", () => {
  it("takes the green of a commit that is not clear for it", async () => {
    await push(firm, "dave", "release/later", mainOf(firm));
    await firm.as("dave").rest.git.deleteRef({ ...at, ref: "heads/release/broken" });
    await firm.settled();
    const { pull } = await proposed("prosaic", "main", { "docs/q.md": "# Q\n" });
    expect((await shown(firm, pull))?.state).toBe("success");

    const strict = `${policy}  - { name: prose, paths: ["docs/**"] }\n`;
    const tightened = commit(firm, {
      author: "dave",
      parents: [tip(firm, "release/later")],
      files: { [path]: strict },
    });
    await push(firm, "dave", "release/later", tightened);
    expect((await shown(firm, pull))?.title).toBe("Clear for main, but not for release/later");
  });
});
