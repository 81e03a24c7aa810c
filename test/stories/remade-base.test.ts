/** An approval is for the change that was shown: a base that holds less than it did shows more. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, mainOf, push } from "./desk.ts";
import { at, type Firm, mainAndReleases, open, review, shown, startFirm } from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ guarded: mainAndReleases });
});
afterAll(() => firm.close());

const ways = {
  "made anew": async (base: string) => {
    await firm.as("mallory").rest.git.deleteRef({ ...at, ref: `heads/${base}` });
    await firm.settled();
  },
  "moved back": async () => {},
};

it.each(["made anew", "moved back"] as const)("does not count once it was %s", async (way) => {
  const base = `release/${way.replace(" ", "-")}`;
  const parked = commit(firm, { author: "mallory", files: { "strategies/b.py": "FEE = -1\n" } });
  await push(firm, "mallory", base, parked);
  const files = { "strategies/c.py": "A = 1\n" };
  const head = commit(firm, { author: "mallory", parents: [parked], files });
  await push(firm, "mallory", way.replace(" ", "-"), head);
  const pull_number = await open(firm, "mallory", way.replace(" ", "-"), base);
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull_number);
  expect((await shown(firm, pull_number))?.title).toBe(`Clear for ${base}, but not for main`);

  await ways[way](base);
  await push(firm, "mallory", base, mainOf(firm));
  await firm.as("mallory").rest.pulls.update({ ...at, pull_number, state: "open" });
  await firm.settled();
  const page = await shown(firm, pull_number);
  expect(page?.title).toBe("Waiting: 2 approvals (trading)");
  expect(page?.summary).toContain("was not shown this change of `strategies/b.py`");
  await firm.as("mallory").rest.pulls.update({ ...at, pull_number, state: "closed" });
});
