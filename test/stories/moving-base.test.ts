/** The default branch moves while many pull requests wait for it: only those that it touches are evaluated. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, type NewCommit, push, pushQuietly, tip } from "./desk.ts";
import { at, type Firm, honest, open, policyText, review, shown, startFirm } from "./firm.ts";

const pulls = Array.from({ length: 12 }, (_, index) => index + 1);
const fileOf = (pull: number) => `strategies/number-${pull}.py`;
const branchOf = (pull: number) => `change-${pull}`;

let firm: Firm;
beforeAll(async () => {
  const files = Object.fromEntries(pulls.map((pull) => [fileOf(pull), honest]));
  firm = await startFirm({ files, patience: { lookMs: 60_000, answerMs: 20_000 } });
  const { rest } = firm.as("bob");
  for (const pull of pulls) {
    const edited = { [fileOf(pull)]: honest.replace("best first", `best ${pull} first`) };
    await pushQuietly(firm, "bob", branchOf(pull), commit(firm, { author: "bob", files: edited }));
    await rest.pulls.create({ ...at, head: branchOf(pull), base: "main", title: "A change" });
  }
  await firm.settled();
  for (const who of ["alice", "carol"] as const) await review(firm, who, 1);
});
afterAll(() => firm.close());

interface Followed {
  /** Numbers of the pull requests that were decided on. */
  readonly decided: readonly number[];
  readonly requests: number;
  readonly git: number;
}

/** What follows from a deed. */
async function following(deed: () => Promise<unknown>): Promise<Followed> {
  await firm.settled();
  firm.github.requests.clear();
  const from = firm.lines.length;
  await deed();
  await firm.settled();
  const { rest, graphql, git } = firm.github.requests.tally();
  const lines = firm.lines.slice(from).map((line) => JSON.parse(line));
  const keys = lines.filter(({ event }) => event === "decided").map(({ key }) => String(key));
  const decided = keys.map((key) => Number(key.split("#")[1])).toSorted((one, two) => one - two);
  const requests = rest.reads + rest.writes + graphql.reads + graphql.writes;
  return { decided: [...new Set(decided)], requests, git };
}

function pushed(files: NewCommit["files"] & object): Promise<Followed> {
  return following(() =>
    pushQuietly(firm, "dave", "main", commit(firm, { author: "dave", files })),
  );
}

/** GitHub never sends it, and its log tells nothing of it. */
async function unheard(deed: () => Promise<unknown>): Promise<void> {
  firm.github.deliveries.hold();
  await deed();
  firm.github.deliveries.release(() => []);
}

it("a push that touches none of them costs two requests at most, together, and changes nothing", async () => {
  const { decided, requests, git } = await pushed({ "README.md": "# The exchange\n" });
  expect(decided).toEqual([]);
  expect(requests).toBeLessThanOrEqual(2);
  expect(git).toBeGreaterThan(0);
  expect((await shown(firm, 1))?.state).toBe("success");
});

it("a file of one pull request has that one evaluated, also when others moved the branch since it was decided", async () => {
  const { decided } = await pushed({ [fileOf(3)]: `${honest}\n# three\n`, "docs/a.md": "# A\n" });
  expect(decided).toEqual([3]);
  expect((await pushed({ "docs/b.md": "# B\n" })).decided).toEqual([]);
  expect((await pushed({ [fileOf(4)]: `${honest}\n# four\n` })).decided).toEqual([4]);
});

it("a file renamed away counts under its old name", async () => {
  const { decided } = await pushed({
    "strategies/renamed.py": honest,
    [fileOf(5)]: null,
  });
  expect(decided).toEqual([5]);
});

it("commits that the branch takes from a pull request have that one evaluated: it shows less now", async () => {
  const first = tip(firm, branchOf(6));
  const files = { "docs/c.md": "# C\n" };
  const head = commit(firm, { author: "bob", parents: [first], files });
  await push(firm, "bob", branchOf(6), head);
  const merged = commit(firm, { author: "dave", parents: [mainOf(firm), first] });
  const undone = { [fileOf(6)]: honest };
  const made = commit(firm, { author: "dave", parents: [merged], files: undone });
  const { decided } = await following(() => pushQuietly(firm, "dave", "main", made));
  expect(decided).toEqual([6]);
});

it("a file that reviews were shown counts, though the pull request changes it no more", async () => {
  const other = "strategies/other.py";
  const both = commit(firm, {
    author: "bob",
    parents: [tip(firm, branchOf(10))],
    files: { [other]: honest },
  });
  await push(firm, "bob", branchOf(10), both);
  for (const who of ["alice", "carol"] as const) await review(firm, who, 10);
  await pushed({ [other]: honest });
  const updated = commit(firm, { author: "bob", parents: [both, mainOf(firm)] });
  await push(firm, "bob", branchOf(10), updated);
  expect((await shown(firm, 10))?.state).toBe("success");
  expect((await pushed({ "docs/d.md": "# D\n" })).decided).toEqual([]);
  expect((await pushed({ [other]: `${honest}\n# other\n` })).decided).toEqual([10]);
  expect((await shown(firm, 10))?.state).toBe("in_progress");
});

it("the policy has all of them evaluated, and holds", async () => {
  const stricter = policyText.replace("count: 2", "count: 3");
  const { decided } = await pushed({ ".github/foureyes.yml": stricter });
  expect(decided).toEqual(pulls);
  expect((await shown(firm, 1))?.title).toBe("Waiting: 1 approval (trading)");
  expect((await pushed({ ".github/foureyes.yml": policyText })).decided).toEqual(pulls);
  expect((await shown(firm, 1))?.state).toBe("success");
});

it("a push by force has all of them evaluated, whatever it changes", async () => {
  const before = mainOf(firm);
  expect((await pushed({ "README.md": "# Exchange\n" })).decided).toEqual([]);
  const { decided } = await following(() => pushQuietly(firm, "dave", "main", before));
  expect(decided).toEqual(pulls);
});

describe("when GitHub never tells of a push,", () => {
  const quietly = (files: Readonly<Record<string, string>>) =>
    following(async () => {
      await unheard(() =>
        pushQuietly(firm, "dave", "main", commit(firm, { author: "dave", files })),
      );
      await firm.restart();
    });

  it("those that it touches are found, and no others", async () => {
    expect((await quietly({ [fileOf(8)]: `${honest}\n# eight\n` })).decided).toEqual([8]);
    expect((await quietly({ "README.md": "# Quiet\n" })).decided).toEqual([]);
  });

  it("what else it did not tell of is found besides", async () => {
    const { decided } = await following(async () => {
      await unheard(async () => {
        const files = { "README.md": "# Quieter\n" };
        await pushQuietly(firm, "dave", "main", commit(firm, { author: "dave", files }));
        await firm.as("erin").rest.pulls.createReview({ ...at, pull_number: 9, event: "APPROVE" });
      });
      await firm.restart();
    });
    expect(decided).toEqual([9]);
  });

  it("all of them are evaluated when its policy is another one", async () => {
    const { decided } = await quietly({ ".github/foureyes.yml": `${policyText}\n` });
    expect(decided).toEqual(pulls);
  });
});

it("when git does not answer, all of them are evaluated", async () => {
  const match = { path: /^\/acme\/exchange\.git\//, by: "installation" } as const;
  for (let times = 0; times < 2; times += 1)
    firm.github.faults.add({ kind: "status", status: 503, match });
  const { decided } = await pushed({ "README.md": "# Exchange, again\n" });
  expect(decided).toEqual(pulls);
});

it("one that could not be looked at is evaluated whatever the push touches", async () => {
  const { rest } = firm.as("bob");
  const broken = { ".github/foureyes.yml": "version: 2\n" };
  const head = commit(firm, { author: "bob", parents: [tip(firm, branchOf(2))], files: broken });
  await push(firm, "bob", branchOf(2), head);
  expect((await shown(firm, 2))?.state).toBe("failure");
  const { decided } = await pushed({ "README.md": "# Exchange\n\nAgain.\n" });
  expect(decided).toEqual([2]);
  await rest.pulls.update({ ...at, pull_number: 2, state: "closed" });
});

it("one into another branch is evaluated: what that holds besides may be cleared now", async () => {
  await pushQuietly(firm, "dave", "next", mainOf(firm));
  const files = { "docs/next.md": "# Next\n" };
  await push(firm, "bob", "into-next", commit(firm, { author: "bob", files }));
  const pull = await open(firm, "bob", "into-next", "next");
  const { decided } = await pushed({ "README.md": "# Exchange, at last\n" });
  expect(decided).toEqual([pull]);
});
