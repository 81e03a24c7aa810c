/** What a green commit could be merged into next: branches that are guarded, or seem to be. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, push } from "./desk.ts";
import { type Firm, open, review, shown, startFirm } from "./firm.ts";

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

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ policy });
  const check = { context: "foureyes", appId: firm.app.id };
  firm.github.setRuleset(firm.repository, "money", {
    requiredChecks: [check],
    include: ["~DEFAULT_BRANCH", "refs/heads/release/*"],
  });
  await firm.settled();
});
afterAll(async () => {
  expect(firm.github.contract.violations).toEqual([]);
  await firm.close();
});

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
