/** What a branch is made of: commits that were on the way to a guarded branch, or beside it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, push, tip } from "./desk.ts";
import {
  closeAll,
  type Firm,
  findingId,
  flipped,
  honest,
  mainAndReleases,
  merge,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ guarded: mainAndReleases });
  await push(firm, "bob", "release/1", mainOf(firm));
});
afterAll(() => firm.close());
/** Each push to a guarded branch concerns all that are open. */
afterEach(() => closeAll(firm));

/** Two commits, the second of which takes back what the first did: people let it pass for a slip. */
async function thereAndBack(branch: string, base: string) {
  const there = commit(firm, {
    author: "mallory",
    parents: [tip(firm, base)],
    files: { [strategy]: flipped },
  });
  const back = commit(firm, {
    author: "mallory",
    parents: [there],
    files: { [strategy]: honest, [`docs/${branch}.md`]: "# Back\n" },
  });
  await push(firm, "mallory", branch, back);
  const pull = await open(firm, "mallory", branch, base);
  const slip = `foureyes: accept ${findingId(await shown(firm, pull))} a slip`;
  await review(firm, "alice", pull, "APPROVE", slip);
  // Whoever explains a critical finding is not one of the two, as there are others.
  for (const who of ["carol", "dave"] as const) await review(firm, who, pull);
  expect((await shown(firm, pull))?.state).toBe("success");
  expect(await merge(firm, "mallory", pull)).toBeNull();
  return there;
}

async function proseInto(base: string, made: string) {
  const branch = `${base.replace("/", "-")}-prose`;
  const files = { "docs/prose.md": `# ${base}\n` };
  await push(firm, "mallory", base, made);
  await push(firm, "mallory", branch, commit(firm, { author: "mallory", parents: [made], files }));
  const pull = await open(firm, "mallory", branch, base);
  return shown(firm, pull);
}

describe("a branch that is made of a commit that was never a branch's tip", () => {
  it("lends no green, though a cleared change took that commit to a guarded branch", async () => {
    const there = await thereAndBack("to-release", "release/1");
    const page = await proseInto("release/way", there);
    expect(page?.title).toMatch(/^Clear for release\/way, but not for main/);
  });

  it("nor though it took it to the default branch", async () => {
    const there = await thereAndBack("to-main", "main");
    const page = await proseInto("release/main", there);
    expect(page?.title).toMatch(/^Clear for release\/main, but not for release\/1/);
  });
});

describe("a branch that is made of what the default branch was", () => {
  async function moved(): Promise<string> {
    const files = { "docs/moved.md": `# ${mainOf(firm)}\n` };
    await push(firm, "bob", "moved", commit(firm, { author: "bob", files }));
    expect(await merge(firm, "bob", await open(firm, "bob", "moved"))).toBeNull();
    return mainOf(firm);
  }

  it("lends its green: what came there was cleared", async () => {
    expect((await proseInto("release/kept", await moved()))?.state).toBe("success");
  });

  it("also where anybody may report the check on any branch: it is no worse than those", async () => {
    await firm.guard(mainAndReleases, null);
    expect((await proseInto("release/loose", await moved()))?.state).toBe("success");
    await firm.guard(mainAndReleases);
  });
});

describe("a branch that is made of a default branch that nobody guards", () => {
  it("lends no green to those that are guarded", async () => {
    await firm.guard(["refs/heads/release/*"]);
    const files = { [strategy]: flipped };
    const made = await push(firm, "mallory", "main", commit(firm, { author: "mallory", files }));
    const page = await proseInto("release/free", made);
    expect(page?.title).toMatch(/^Clear for release\/free, but not for release\//);
  });
});
