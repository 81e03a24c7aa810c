/** Those who ask why: what the check says, told on a terminal, and what it would say. */
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { unwrapped as joined, type Recorded, recorded } from "../cli/recording.ts";
import type { RequestEntry } from "../github/index.ts";
import { installationToken } from "../github/stage.ts";
import { commit, mainOf, push } from "./desk.ts";
import {
  at,
  edit,
  type Firm,
  flipped,
  honest,
  mainAndReleases,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

/** As if the terminal had no end: also what is set in under a line. */
const unwrapped = (text: string) => joined(text.replace(/\n {2}/g, " "));

let firm: Firm;
let pull: number;
beforeAll(async () => {
  firm = await startFirm();
  await edit(firm, "bob", "book", { [strategy]: `${honest}\n# A remark.\n` });
  pull = await open(firm, "bob", "book");
  await push(
    firm,
    "mallory",
    "book",
    commit(firm, { author: "bob", files: { [strategy]: `${honest}\n# Another.\n` } }),
  );
  await review(firm, "mallory", pull);
  await review(firm, "alice", pull);
}, 60_000);
afterAll(() => firm.close());

const environment = () => ({
  GITHUB_TOKEN: firm.users.erin.token,
  GITHUB_API_URL: firm.github.url,
});

function fromGitHub(...flags: readonly string[]): Promise<Recorded> {
  return recorded(["explain", `acme/exchange#${pull}`, ...flags], { environment: environment() });
}

function fromJournal(command: string, ...flags: readonly string[]): Promise<Recorded> {
  const about = `acme/exchange#${pull}`;
  return recorded([command, about, "--data", firm.data, ...flags], {
    environment: { ...firm.environment },
  });
}

describe("a pull request that waits", () => {
  it("is explained from the check alone: who counts, who does not, and why", async () => {
    firm.github.requests.clear();
    const { status, out, err } = await fromGitHub();
    const text = unwrapped(out);
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(out).toMatch(/^Waiting: 1 approval \(trading\)\n/);
    expect(text).toContain("held. Check run");
    expect(text).toContain(`of the App foureyes (id ${firm.app.id}): in_progress.`);
    expect(out).toMatch(/trading +2 of acme\/quant +alice +1\n/);
    expect(out).toMatch(/mallory +approved [0-9a-f]{7} +pushed [0-9a-f]{7} to this branch\n/);
    expect(text).toContain("What each approval was bound to stands in the journal of the App only");
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(firm.github.requests.log.map(({ method, by }) => `${method} ${by}`)).toEqual(
      firm.github.requests.log.map(() => "GET user"),
    );
  });

  it("is explained from the journal in the same words, with what each review is bound to", async () => {
    const check = await fromGitHub();
    const { status, out, err } = await fromJournal("explain");
    expect({ status, err }).toEqual({ status: 1, err: "" });
    const page = (text: string) => text.slice(text.indexOf("Waiting. "), text.indexOf("Seen: "));
    expect(page(out)).toBe(page(check.out));
    expect(page(out).length).toBeGreaterThan(200);
    const bound = out.slice(out.indexOf("What each review is bound to"));
    expect(bound).toMatch(/alice +approved +[0-9a-f]{7} +counts for trading\n/);
    expect(unwrapped(bound)).toMatch(/mallory\b.*does not count: pushed/s);
  });

  it("whoever pushed stays refused in a simulation, with the reason", async () => {
    const { status, out } = await fromJournal("simulate", "--approve", "mallory");
    expect(status).toBe(1);
    const text = unwrapped(out);
    expect(text).toMatch(/^Simulation\. This is not what is published\.\n/);
    expect(text).toMatch(/would be held if mallory approved [0-9a-f]{7} now\. It is held/);
    expect(text).toMatch(
      /The approval of mallory does not count: pushed [0-9a-f]{7} to this branch/,
    );
  });

  it("somebody whom nobody knows is no vote", async () => {
    const { status, out, err } = await fromJournal("simulate", "--approve", "dave,zoe");
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toContain('knew nobody called "zoe"');
  });

  it("a simulation says clear, and changes nothing; then the same people really make it clear", async () => {
    const { status, out } = await fromJournal("simulate", "--approve", "carol");
    expect(status).toBe(0);
    expect(unwrapped(out)).toMatch(/would be clear if carol approved/);
    expect(out).toContain("Approved by alice and carol\n");
    expect(await shown(firm, pull)).toMatchObject({ state: "in_progress" });

    await review(firm, "carol", pull);
    const { state, title } = (await shown(firm, pull)) ?? {};
    expect({ state, title }).toEqual({ state: "success", title: "Approved by alice and carol" });
    expect((await fromGitHub()).status).toBe(0);
    expect((await fromJournal("explain")).status).toBe(0);
  });
});

describe("whose check it is", () => {
  const hostile = "\u001b[2J\u202eNothing guarded is touched";

  /** Any workflow may report under our name. */
  async function postByAnother(head: string): Promise<number> {
    const actions = firm.github.addApp({
      slug: `actions-${head.slice(0, 7)}`,
      permissions: { checks: "write" },
      events: [],
      webhookUrl: null,
      webhookSecret: "none",
    });
    const installation = firm.github.install(actions, "acme", [firm.repository]);
    const auth = await installationToken(firm.github, actions, installation);
    await new Octokit({ baseUrl: firm.github.url, auth }).rest.checks.create({
      ...at,
      name: "foureyes",
      head_sha: head,
      status: "completed",
      conclusion: "success",
      output: { title: hostile, summary: `**Clear.** ${hostile} [2](https://evil.example)` },
    });
    await firm.settled();
    return actions.id;
  }

  const explain = (number: number, ...flags: readonly string[]) =>
    recorded(["explain", `acme/exchange#${number}`, ...flags], { environment: environment() });

  it("is what the ruleset says: another App's is shown as one that does not count", async () => {
    const head = await edit(firm, "bob", "two-apps", { [strategy]: `${honest}\n# Two.\n` });
    const number = await open(firm, "bob", "two-apps");
    const other = await postByAnother(head);
    const { status, out } = await explain(number);
    expect(status).toBe(1);
    expect(out).toMatch(/^Waiting: 2 approvals \(trading\)\n/);
    expect(unwrapped(out)).toContain("Other Apps have a check of this name.");
    expect(unwrapped(out)).toContain(`(id ${other}): success, \\u{1b}[2J\\u{202e}Nothing`);
    expect(out).not.toMatch(/[^\P{C}\n]/u);

    await firm.guard([]);
    const unnamed = await explain(number);
    expect(unnamed.status).toBe(2);
    expect(unwrapped(unnamed.out)).toContain("Several Apps have a check of this name");
    expect(unwrapped(unnamed.out)).toContain(
      `of the App foureyes (id ${firm.app.id}): in_progress`,
    );
    expect((await explain(number, "--app-id", String(firm.app.id))).out).toMatch(/^Waiting: 2/);
    const json = await explain(number, "--format", "json");
    expect(json.out).not.toMatch(/[^\P{C}\n]/u);
    expect(JSON.parse(json.out)).toMatchObject({ verdict: null, runs: [{}, { title: hostile }] });
    await firm.guard(["~DEFAULT_BRANCH"]);
  });

  it("a green one that nothing names is not taken for clear", async () => {
    await firm.guard([]);
    const head = await edit(firm, "bob", "lone", { "README.md": "# Lone\n" });
    const number = await open(firm, "bob", "lone");
    expect(await shown(firm, number)).toMatchObject({ state: "success" });
    const { status, out } = await explain(number);
    expect(status).toBe(2);
    expect(unwrapped(out)).toContain("it is not taken for clear. Give the App's number");
    expect((await explain(number, "--app-id", String(firm.app.id))).status).toBe(0);

    await firm.guard(["~DEFAULT_BRANCH"]);
    expect((await explain(number)).status).toBe(0);
    const none = await explain(number, "--app-id", "999");
    expect(none.status).toBe(2);
    expect(unwrapped(none.out)).toMatch(
      new RegExp(`^Foureyes has published no check on acme/exchange#${number} at ${head}\\.`),
    );
  });
});

describe("where there is nothing to tell, a sentence says why", () => {
  const asked = (about: string, changed: Record<string, string> = {}) =>
    recorded(["explain", about], { environment: { ...environment(), ...changed } });

  it.each<[what: string, about: string, changed: Record<string, string>, number, RegExp]>([
    ["no such pull request", "acme/exchange#999", {}, 64, /no pull request "acme\/exchange#999"/],
    [
      "no such repository",
      "acme/none#1",
      {},
      64,
      /no pull request "acme\/none#1" that GITHUB_TOKEN/,
    ],
    ["no token", "acme/exchange#1", { GITHUB_TOKEN: "" }, 64, /GITHUB_TOKEN is not set\. Make/],
    ["a wrong token", "acme/exchange#1", { GITHUB_TOKEN: "x" }, 64, /does not know GITHUB_TOKEN/],
    [
      "nobody answers",
      "acme/exchange#1",
      { GITHUB_API_URL: "http://127.0.0.1:9" },
      2,
      /GitHub cannot be reached: .* See that there is a network/,
    ],
  ])("%s", async (_what, about, changed, status, sentence) => {
    const answer = await asked(about, changed);
    expect({ status: answer.status, out: answer.out }).toEqual({ status, out: "" });
    expect(answer.err).toMatch(sentence);
    expect(answer.err.split("\n")).toHaveLength(2);
  });

  it("GitHub is in trouble", async () => {
    firm.github.faults.add({ match: { path: /pulls/ }, kind: "status", status: 502 });
    const { status, err } = await asked("acme/exchange#1");
    expect(status).toBe(2);
    expect(err).toBe("foureyes: GitHub did not answer (502). Try again later.\n");
  });

  it("a pull request that is closed has its last decision, and nobody can approve it", async () => {
    await edit(firm, "bob", "closed", { [strategy]: `${honest}\n# Closed.\n` });
    const number = await open(firm, "bob", "closed");
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: number, state: "closed" });
    await firm.settled();
    const about = ["--data", firm.data];
    const explained = await recorded(["explain", `acme/exchange#${number}`, ...about]);
    expect(explained.status).toBe(1);
    expect(explained.out).toMatch(/^This pull request was closed since\.\n/);
    expect(await asked(`acme/exchange#${number}`)).toMatchObject({
      out: expect.stringMatching(/This pull request\s+is closed\./),
    });
    const approving = ["--approve", "alice,carol", ...about];
    const simulated = await recorded(["simulate", `acme/exchange#${number}`, ...approving]);
    expect(simulated).toMatchObject({
      status: 64,
      err: `foureyes: acme/exchange#${number} is not open any more: nobody can approve it.\n`,
    });
  });
});

describe("a commit that other branches would take as well", () => {
  it("is not simulated clear for what nobody has looked at", async () => {
    await push(firm, "erin", "release/1", mainOf(firm));
    await firm.guard(mainAndReleases);
    await edit(firm, "bob", "both", { [strategy]: `${honest}\n# Both.\n` });
    const number = await open(firm, "bob", "both");
    const about = [`acme/exchange#${number}`, "--approve", "alice,carol", "--data", firm.data];
    const before = await recorded(["simulate", ...about]);
    expect(before.status).toBe(2);
    expect(unwrapped(before.out)).toContain("would be undetermined if alice and carol approved");
    expect(unwrapped(before.out)).toContain("Clear for main, not looked at for release/1");
    const { out } = await recorded(["simulate", ...about, "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      verdict: "undetermined",
      unjudgedBranches: ["release/1"],
    });

    await review(firm, "alice", number);
    await review(firm, "carol", number);
    expect(await shown(firm, number)).toMatchObject({ state: "success" });
    const after = await recorded(["simulate", ...about]);
    expect(after.status).toBe(0);
  });

  it("waits for the other pull request with that commit, also in a simulation", async () => {
    await firm.guard(["~DEFAULT_BRANCH"]);
    await edit(firm, "bob", "twice", { [strategy]: `${honest}\n# Twice.\n` });
    const number = await open(firm, "bob", "twice");
    const about = [`acme/exchange#${number}`, "--approve", "alice,carol", "--data", firm.data];
    expect((await recorded(["simulate", ...about])).status).toBe(0);
    const { data } = await firm.as("bob").rest.git.getRef({ ...at, ref: "heads/twice" });
    await push(firm, "bob", "twice-again", data.object.sha);
    const other = await open(firm, "bob", "twice-again");
    const { status, out } = await recorded(["simulate", ...about]);
    expect(status).toBe(1);
    expect(unwrapped(out)).toContain(`#${other} has the same head commit and is waiting.`);
  });
});

describe("where Foureyes only observes", () => {
  it("the check of that name is explained, and no other", async () => {
    const observed = await startFirm({ policy: null, guarded: [] });
    await edit(observed, "bob", "book", { [strategy]: `${honest}\n# A remark.\n` });
    const number = await open(observed, "bob", "book");
    const about = [`acme/exchange#${number}`, "--app-id", String(observed.app.id)];
    const { status, out } = await recorded(["explain", ...about], {
      environment: {
        GITHUB_TOKEN: observed.users.erin.token,
        GITHUB_API_URL: observed.github.url,
      },
    });
    expect(status).toBe(1);
    expect(out).toMatch(/^Observing only: this would wait for /);
    expect(unwrapped(out)).toContain("foureyes (observe) of the App foureyes");
    await observed.close();
  });
});

describe("a simulation without the journal", () => {
  const simulated = (number: number, who: string, ...flags: readonly string[]) =>
    recorded(["simulate", `acme/exchange#${number}`, "--approve", who, ...flags], {
      environment: { ...environment(), GITHUB_TOKEN: firm.users.alice.token },
    });
  let number: number;
  beforeAll(async () => {
    await edit(firm, "bob", "unseen", { [strategy]: flipped });
    number = await open(firm, "bob", "unseen");
    await review(firm, "alice", number);
  });

  it("tells what stands in the way, writes nothing and leaves nothing behind", async () => {
    const directory = join(firm.desk, "temporary");
    mkdirSync(directory);
    vi.stubEnv("TMPDIR", directory);
    firm.github.requests.clear();
    const { status, out, err } = await simulated(number, "carol,bob");
    vi.unstubAllEnvs();
    expect({ status, err }).toEqual({ status: 1, err: "" });
    const text = unwrapped(out);
    expect(text).toMatch(/^Simulation\. This is not what is published\.\n/);
    expect(text).toContain("The approval of carol counts for trading");
    expect(text).toContain("The approval of bob does not count: opened this pull request");
    expect(text).toContain("what reviews that were given are bound to: none of them counts here");
    expect(out).toContain("Waiting: 1 approval (trading), 1 finding to explain\n");
    expect(text).toContain("was given while Foureyes could not see it");
    expect(out).toMatch(/^\+ +levels = sorted\(book, key=lambda x: -x\[1\]\)$/m);
    expect(out).not.toContain("Journal entry");
    const asked = firm.github.requests.log.filter(({ by }) => by === "user");
    expect(asked.length).toBeGreaterThan(3);
    const isRead = ({ kind, path, write }: RequestEntry) =>
      kind === "git" ? /\/(?:git-upload-pack|info\/refs)$/.test(path) : !write;
    expect(asked.filter((entry) => !isRead(entry))).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it("takes nothing for clear: whoever pushed may be among those who approve", async () => {
    await edit(firm, "bob", "harmless", { [strategy]: `${honest}\n# Harmless.\n` });
    const harmless = await open(firm, "bob", "harmless");
    const both = await simulated(harmless, "alice,carol");
    expect(both.status).toBe(2);
    expect(both.out).toContain("Nothing is missing that can be seen without the journal\n");
    const json = await simulated(harmless, "alice,carol", "--format", "json");
    expect(JSON.parse(json.out)).toMatchObject({
      verdict: "undetermined",
      approvedBy: ["alice", "carol"],
      reviews: [{ counts: true }, { counts: true }],
    });
    expect((await simulated(harmless, "alice,Alice")).status).toBe(1);
  });

  it("refuses who is not there, and what is not open", async () => {
    expect(await simulated(number, "zoe")).toMatchObject({
      status: 64,
      err: 'foureyes: GitHub knows nobody called "zoe".\n',
    });
    expect(await simulated(999, "carol")).toMatchObject({
      status: 64,
      err: expect.stringContaining('no pull request "acme/exchange#999"'),
    });
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: number, state: "closed" });
    await firm.settled();
    expect(await simulated(number, "carol")).toMatchObject({ status: 64, out: "" });
  });
});
