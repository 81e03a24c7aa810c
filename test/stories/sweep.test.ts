/** What no delivery told of: found at the start, and every few minutes after it. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, push, pushQuietly } from "./desk.ts";
import {
  at,
  type Firm,
  honest,
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

async function pushed(branch: string): Promise<string> {
  const files = { [strategy]: harmless.replace("the best", `the ${branch}`) };
  return push(firm, "bob", branch, commit(firm, { author: "bob", files }));
}

async function approved(branch: string): Promise<number> {
  await pushed(branch);
  const pull = await open(firm, "bob", branch);
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
  expect(await state(pull)).toBe("success");
  return pull;
}

async function state(pull: number): Promise<string | undefined> {
  return (await shown(firm, pull))?.state;
}

/** GitHub never sends it, and its log tells nothing of it. */
async function unheard<T>(deed: () => Promise<T>): Promise<T> {
  firm.github.deliveries.hold();
  const result = await deed();
  firm.github.deliveries.release(() => []);
  return result;
}

async function sweep(): Promise<void> {
  await firm.restart();
  await firm.settled();
}

/** Before other pull requests wait for main. */
it("a stricter policy of which GitHub told nothing holds after the next sweep", async () => {
  const pull = await approved("stricter");
  const stricter = policyText.replace("count: 2", "count: 3");
  const files = { ".github/foureyes.yml": stricter };
  await unheard(() => pushQuietly(firm, "dave", "main", commit(firm, { author: "dave", files })));
  expect(await state(pull)).toBe("success");
  await sweep();
  expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
  const back = { ".github/foureyes.yml": policyText };
  await push(firm, "dave", "main", commit(firm, { author: "dave", files: back }));
  expect(await state(pull)).toBe("success");
});

describe("while nobody listened", () => {
  it("a review was given: GitHub is asked for its delivery again, and it counts", async () => {
    await pushed("outage");
    const pull = await open(firm, "bob", "outage");
    await firm.service.close();
    await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    await sweep();
    expect(await state(pull)).toBe("success");
  });

  it("a review was given and GitHub moved it to another commit: it counts for its own (B02)", async () => {
    const reviewed = await pushed("rebound");
    const pull = await open(firm, "bob", "rebound");
    await firm.service.close();
    await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    firm.github.switches.rebindReviews = true;
    const files = { [strategy]: harmless.replace("the best", "the rebound") };
    const amended = await push(firm, "bob", "rebound", commit(firm, { author: "bob", files }));
    firm.github.switches.rebindReviews = false;
    await sweep();
    const { data } = await firm.as("bob").rest.pulls.listReviews({ ...at, pull_number: pull });
    expect(data.map(({ commit_id }) => commit_id)).toEqual([amended, amended]);
    expect(await shown(firm, pull)).toMatchObject({ state: "success" });
    const database = new DatabaseSync(join(firm.data, "foureyes.db"));
    const rows = database.prepare("select content from journal").all();
    database.close();
    const facts = rows.map(({ content }) => JSON.parse(String(content)).fact);
    const bound = facts.filter((fact) => fact?.kind === "bound" && fact.pull === pull);
    expect(bound.map((fact) => fact.commit)).toEqual([reviewed, reviewed]);
  });

  it("two reviews were given, and GitHub fails on the first of them: the other one counts", async () => {
    await pushed("stuck");
    const pull = await open(firm, "bob", "stuck");
    await firm.service.close();
    await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    const match = { method: "POST", path: /^\/app\/hook\/deliveries\/\d+\/attempts$/ };
    firm.github.faults.add({ kind: "status", status: 500, match });
    await sweep();
    expect(firm.github.faults.left()).toBe(0);
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
  });

  it("what came through is not asked for again", async () => {
    const before = firm.github.deliveries.all.length;
    await sweep();
    expect(firm.github.deliveries.all.slice(before)).toEqual([]);
  });
});

describe("what GitHub never sent is found all the same:", () => {
  it("a pull request", async () => {
    await pushed("unsent");
    const pull = await unheard(() => open(firm, "bob", "unsent"));
    expect(await shown(firm, pull)).toBeNull();
    await sweep();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
  });

  it("a review, which does not count, and the page says so (B02)", async () => {
    await pushed("unread");
    const pull = await open(firm, "bob", "unread");
    await unheard(() => review(firm, "alice", pull));
    await sweep();
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 2 approvals (trading)");
    expect(page?.summary).toMatch(
      /\| alice \| approved \| was given while Foureyes could not see it/,
    );
  });

  it("the end of an approval", async () => {
    const pull = await approved("taken-back");
    const { rest } = firm.as("mallory");
    const { data } = await rest.pulls.listReviews({ ...at, pull_number: pull });
    const review_id = data.find(({ user }) => user?.login === "carol")?.id ?? 0;
    await unheard(() =>
      rest.pulls.dismissReview({ ...at, pull_number: pull, review_id, message: "No." }),
    );
    expect(await state(pull)).toBe("success");
    await sweep();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
  });

  it("a push to it", async () => {
    const pull = await approved("pushed-past");
    const files = { [strategy]: `${harmless}\n\ndepth = 1\n` };
    await unheard(() =>
      pushQuietly(firm, "bob", "pushed-past", commit(firm, { author: "bob", files })),
    );
    expect(await shown(firm, pull)).toBeNull();
    await sweep();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
  });

  it("its end: a head that nobody stands for is not green", async () => {
    const pull = await approved("ended");
    const { rest } = firm.as("bob");
    await unheard(() => rest.pulls.update({ ...at, pull_number: pull, state: "closed" }));
    await sweep();
    expect(await state(pull)).toBe("failure");
  });

  it("a repository that we were let into", async () => {
    const people = { bob: "write" } as const;
    const other = firm.github.addRepository({
      owner: "acme",
      name: "payouts",
      files: { "README.md": "# Payouts\n", ".github/foureyes.yml": policyText },
      teams: { quant: "read" },
      collaborators: people,
    });
    const there = { owner: "acme", repo: "payouts" };
    const { rest } = firm.as("bob");
    const { data: main } = await rest.git.getRef({ ...there, ref: "heads/main" });
    await rest.git.createRef({ ...there, ref: "refs/heads/a", sha: main.object.sha });
    const content = Buffer.from(harmless).toString("base64");
    const message = "Pick";
    await rest.repos.createOrUpdateFileContents({
      ...there,
      path: strategy,
      branch: "a",
      content,
      message,
    });
    const { data: pull } = await rest.pulls.create({
      ...there,
      head: "a",
      base: "main",
      title: "A",
    });
    await unheard(async () => firm.github.addToInstallation(firm.installation, [other]));
    await sweep();
    const { data } = await rest.checks.listForRef({ ...there, ref: pull.head.sha });
    expect(data.check_runs.map(({ output }) => output.title)).toEqual([
      "Waiting: 2 approvals (trading)",
    ]);
  });
});

it("what is unchanged is asked for with its repository, and neither looked at nor written", async () => {
  await sweep();
  firm.github.requests.clear();
  const before = firm.lines.length;
  await sweep();
  const { rest, graphql, git } = firm.github.requests.tally();
  expect([rest.writes, graphql.writes, git]).toEqual([0, 0, 0]);
  const told = firm.lines.slice(before).map((line) => JSON.parse(line));
  expect(told.filter(({ event }) => event === "decided")).toEqual([]);
  const found = told.filter(({ event }) => event === "discovered");
  expect(new Set(found.map(({ repository }) => repository)).size).toBe(2);
  expect(found.filter(({ news }) => news > 0)).toEqual([]);
  expect(found.some(({ pulls }) => pulls > 3)).toBe(true);
});

describe("a check that waits", () => {
  async function runsOf(ref: string) {
    const { data } = await firm.as("alice").rest.checks.listForRef({ ...at, ref, filter: "all" });
    return data.check_runs.map(({ id }) => id).toSorted((one, other) => one - other);
  }

  /** As if it had been posted then. */
  async function age(head: string, days: number): Promise<void> {
    await firm.service.close();
    const database = new DatabaseSync(join(firm.data, "foureyes.db"));
    const posted = Date.now() - days * 86_400_000;
    const { changes } = database
      .prepare("UPDATE shown SET posted_at = ? WHERE head = ?")
      .run(posted, head);
    expect(changes).toBe(1);
    database.close();
    await sweep();
  }

  it("is posted anew before GitHub calls it stale, once", async () => {
    const head = await pushed("patient");
    const pull = await open(firm, "bob", "patient");
    const [first = 0] = await runsOf(head);
    await sweep();
    expect(await runsOf(head)).toEqual([first]);
    await age(head, 12);
    expect(await runsOf(head)).toEqual([first]);
    await age(head, 13.1);
    const [, second, ...more] = await runsOf(head);
    expect(second).toBeGreaterThan(first);
    expect(more).toEqual([]);
    await sweep();
    expect(await runsOf(head)).toEqual([first, second]);
    expect(await shown(firm, pull)).toMatchObject({
      id: second,
      title: "Waiting: 2 approvals (trading)",
    });
  });

  it("is left alone when it waits no more, or nobody waits for it", async () => {
    const head = await pushed("left-alone");
    const pull = await open(firm, "bob", "left-alone");
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await firm.settled();
    const before = await runsOf(head);
    await age(head, 20);
    expect(await runsOf(head)).toEqual(before);
    const green = await approved("green");
    const { data } = await firm.as("bob").rest.pulls.get({ ...at, pull_number: green });
    const runs = await runsOf(data.head.sha);
    await age(data.head.sha, 20);
    expect(await runsOf(data.head.sha)).toEqual(runs);
  });
});

it("asks for what it read of the log when GitHub fails on the rest", async () => {
  await pushed("half");
  const pull = await open(firm, "bob", "half");
  // More than GitHub shows on a page.
  for (let times = 0; times < 100; times += 1) firm.github.ping(firm.app);
  await firm.settled();
  await firm.service.close();
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
  let pages = 0;
  firm.github.faults.weather = ({ path }) => {
    if (path !== "/app/hook/deliveries") return null;
    pages += 1;
    return pages > 1 ? { kind: "status", status: 502 } : null;
  };
  await firm.restart();
  await firm.eventually(
    async () => pages,
    (read) => read > 1,
  );
  firm.github.faults.weather = null;
  await firm.eventually(
    () => state(pull),
    (shows) => shows === "success",
  );
});

it("goes on every few minutes, and asks again for what failed while it listened", async () => {
  const other = await startFirm({ patience: { sweepMs: 2_000 } });
  await push(other, "bob", "b", commit(other, { author: "bob", files: { [strategy]: harmless } }));
  const pull = await open(other, "bob", "b");
  other.github.deliveries.fail(1);
  await review(other, "alice", pull);
  await review(other, "carol", pull);
  await other.eventually(
    () => shown(other, pull),
    (page) => page?.state === "success",
  );
  await other.close();
});
