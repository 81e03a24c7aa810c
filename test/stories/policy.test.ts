/** Who changes the rules: a policy is judged by the one before it, and the strictest of all holds. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, push } from "./desk.ts";
import { type Firm, honest, open, review, shown, startFirm, strategy } from "./firm.ts";

const path = ".github/foureyes.yml";
const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews:
      seats:
        - { count: 2, of: ["team:acme/quant"] }
  - name: custody
    paths: ["withdraw/**"]
    reviews:
      seats:
        - { count: 1, of: ["team:acme/security"] }
`;
const files = {
  "withdraw/send.py": "def send(): pass\n",
  "withdraw/sign.py": "def sign(): pass\n",
};
const harmless = honest.replace("best first", "the best first");

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ policy, files });
});
afterAll(() => firm.close());

async function proposed(branch: string, changed: Readonly<Record<string, string>>, base = "main") {
  await push(firm, "bob", branch, commit(firm, { author: "bob", files: changed }));
  return open(firm, "bob", branch, base);
}

describe("a change to the policy", () => {
  it("that loosens an area needs that area's people beside the guard's, and says what it loosens", async () => {
    const loose = policy.replace('count: 1, of: ["team:acme/security"]', "count: 1");
    const pull = await proposed("loosen", { [path]: loose });
    for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 1 approval (custody)");
    expect(page?.summary).toContain("`withdraw/send.py`");
    expect(page?.summary).toMatch(
      /asks for 1 of those who may push here instead of 1 of `acme\/security`: `withdraw/,
    );

    await review(firm, "erin", pull);
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("that only tightens says so, and needs the guard's people alone", async () => {
    const tight = policy.replace("count: 1, of", "count: 2, of");
    const pull = await proposed("tighten", { [path]: tight });
    expect((await shown(firm, pull))?.summary).toMatch(/only asks for more/);
    for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("with a mistake is not let in, and says where the mistake is", async () => {
    const pull = await proposed("mistake", { [path]: policy.replace("count: 2", "cuont: 2") });
    for (const who of ["alice", "carol", "erin"] as const) await review(firm, who, pull);
    const page = await shown(firm, pull);
    expect(page?.state).toBe("failure");
    expect(page?.summary).toMatch(/line 7, column \d+/);
  });

  it("does not hold for itself: bringing a policy that guards nothing changes nothing", async () => {
    const pull = await proposed("own-rules", {
      [path]: "version: 1\nareas: []\n",
      [strategy]: harmless,
    });
    const title = (await shown(firm, pull))?.title;
    expect(title).toMatch(/trading/);
    expect(title).toMatch(/custody/);
    expect(title).toMatch(/guard/);
  });
});

describe("a branch with a policy of its own", () => {
  it("is guarded by the default branch's as well", async () => {
    const own = commit(firm, { author: "bob", files: { [path]: "version: 1\nareas: []\n" } });
    await push(firm, "bob", "lax", own);
    await push(
      firm,
      "bob",
      "into-lax",
      commit(firm, { author: "bob", parents: [own], files: { [strategy]: harmless } }),
    );
    const pull = await open(firm, "bob", "into-lax", "lax");
    expect((await shown(firm, pull))?.title).toMatch(/2 approvals \(trading\)/);
  });
});

describe("the organisation's policy", () => {
  it("adds to every repository's, and one that breaks or goes passes nothing", async () => {
    const { github } = firm;
    const baseline = `version: 1\nareas:\n  - name: docs\n    paths: ["docs/**"]\n    reviews: { required: 1 }\n`;
    const shared = github.addRepository({
      owner: "acme",
      name: ".github",
      files: { "foureyes.yml": baseline },
      collaborators: { alice: "admin" },
    });
    github.addToInstallation(firm.installation, [shared]);
    await firm.settled();
    const pull = await proposed("prose", { "docs/a.md": "# A\n" });
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (docs)");

    const { rest } = firm.as("alice");
    const where = { owner: "acme", repo: ".github", path: "foureyes.yml" };
    const { data } = await rest.repos.getContent(where);
    const sha = "sha" in data ? data.sha : "";
    const content = Buffer.from(baseline.replace("required", "requierd")).toString("base64");
    const broken = await rest.repos.createOrUpdateFileContents({
      ...where,
      message: "Break it",
      content,
      sha,
    });
    await firm.settled();
    expect((await shown(firm, pull))?.summary).toMatch(/acme\/\.github\/foureyes\.yml/);
    expect((await shown(firm, pull))?.state).toBe("failure");

    await rest.repos.deleteFile({
      ...where,
      message: "Remove it",
      sha: broken.data.content?.sha ?? "",
    });
    await firm.settled();
    expect((await shown(firm, pull))?.title).toMatch(/^Not checked: a policy is gone/);
  });
});

describe("an area that asks for independence", () => {
  it("waits while all who approved are of a team of somebody who wrote the change", async () => {
    const asked = `${policy}  - name: fees
    paths: ["fees/**"]
    reviews:
      seats:
        - { count: 2, of: ["team:acme/quant", "team:acme/security"] }
      independent: true
`;
    const fees = await startFirm({ policy: asked });
    await push(
      fees,
      "bob",
      "fee",
      commit(fees, { author: "bob", files: { "fees/a.py": "f = 1\n" } }),
    );
    const pull = await open(fees, "bob", "fee");
    for (const who of ["alice", "carol"] as const) await review(fees, who, pull);
    const page = await shown(fees, pull);
    expect(page?.title).toBe("Waiting: 1 approval (fees)");
    expect(page?.summary).toContain("From another team, erin can approve");

    await review(fees, "erin", pull);
    expect((await shown(fees, pull))?.state).toBe("success");
    await fees.close();
  });
});

describe("a policy that is gone", () => {
  it("passes nothing, until one says that nothing is guarded", async () => {
    const lone = await startFirm({ policy, files });
    const removed = commit(lone, { author: "mallory", files: { [path]: null } });
    await push(lone, "mallory", "main", removed);
    await push(
      lone,
      "bob",
      "late",
      commit(lone, { author: "bob", files: { [strategy]: harmless } }),
    );
    const pull = await open(lone, "bob", "late");
    expect((await shown(lone, pull))?.title).toMatch(/^Not checked/);

    const said = { [path]: "version: 1\nmode: observe\n" };
    await push(
      lone,
      "mallory",
      "main",
      commit(lone, { author: "mallory", files: said, parents: [mainOf(lone)] }),
    );
    expect((await shown(lone, pull, "foureyes (observe)"))?.state).toBe("neutral");
    await lone.close();
  });
});
