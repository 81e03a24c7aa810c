/** How often the past would have waited: what is counted, what is shown, and what a kill leaves. */
import { spawn } from "node:child_process";
import { appendFileSync, chmodSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { urlOf } from "../../src/app/programs.ts";
import { knownDetectors } from "../../src/core/findings/registry.ts";
import { parsePolicy } from "../../src/core/policy/parse.ts";
import { aDirectory, type Sandbox } from "../git/sandbox.ts";
import { type BacktestJson, backtestSchema } from "./backtest-schema.ts";
import { firm } from "./changes.ts";
import { aYear, hostileTitle } from "./history.ts";
import { type Recorded, recorded, unwrapped } from "./recording.ts";

function backtest(
  { directory }: Pick<Sandbox, "directory">,
  ...flags: readonly string[]
): Promise<Recorded> {
  return recorded(["backtest", "--repo", directory, ...flags]);
}

async function jsonOf(
  sandbox: Pick<Sandbox, "directory">,
  ...flags: readonly string[]
): Promise<BacktestJson> {
  const { status, out, err } = await backtest(sandbox, "--format", "json", ...flags);
  const json = backtestSchema.parse(JSON.parse(out));
  expect({ status, err }).toEqual({ status: json.status, err: "" });
  return { ...json, durationMs: 0 };
}

function aState(text = ""): string {
  const path = join(aDirectory(), "state");
  if (text !== "") writeFileSync(path, text);
  return path;
}

/** The year, looked at once: commits are the same in every test, so its state serves them all. */
let looked: Promise<{ readonly json: BacktestJson; readonly kept: string }> | null = null;

function aLook(): NonNullable<typeof looked> {
  looked ??= (async () => {
    const state = aState();
    const json = await jsonOf(aYear(), "--state", state);
    return { json, kept: readFileSync(state, "utf8") };
  })();
  return looked;
}

async function aKeptState(isKept: (line: string) => boolean = () => true): Promise<string> {
  const { kept } = await aLook();
  const lines = kept.split("\n").filter((line) => line === "" || isKept(line));
  return aState(lines.join("\n"));
}

const isNotFlip = (line: string) => !line.includes("sign-flipped");

it("counts what would have waited, and what was left out", async () => {
  const { json } = await aLook();
  expect(json).toMatchObject({
    status: 0,
    policy: { kind: "repository", path: ".github/foureyes.yml" },
    history: { commits: 7, plain: 2, octopus: 1, end: "start" },
    pullRequests: { merged: 1, squashed: 3, untouched: 1, looked: 3, undetermined: 0 },
    waiting: { count: 2, of: 3, per100: 66.67 },
    byMonth: [
      { month: "2026-01", count: 1, of: 2 },
      { month: "2026-02", count: 0, of: 0, per100: null },
      { month: "2026-03", count: 1, of: 1 },
    ],
    proposal: null,
  });
  const [four, one] = json.held;
  expect(four).toMatchObject({ number: 4, title: `${hostileTitle} (#4)`, way: "squash", lines: 2 });
  expect(four?.findings).toMatchObject([{ detector: "address-replaced", areas: ["custody"] }]);
  expect(one).toMatchObject({ number: 1, title: "Sort the book", way: "merge", lines: 2 });
  expect(one?.findings[0]?.after?.lines.join()).toContain("-x[1]");
  expect(json.bySize.map(({ of }) => of)).toEqual([3, 0, 0, 0]);
  expect(json.byDetector).toContainEqual(
    expect.objectContaining({ detector: "sign-flipped", count: 1, of: 3, waitingFindings: 1 }),
  );
  expect(json.byArea.map(({ area, count, of }) => [area, count, of])).toEqual([
    ["trading", 1, 2],
    ["custody", 1, 1],
    ["guard", 0, 0],
  ]);
});

it("stops at as many as were asked for, the newest, and says so", async () => {
  const json = await jsonOf(aYear(), "--last", "1", "--state", await aKeptState());
  expect(json).toMatchObject({
    history: { commits: 2, octopus: 1, end: "enough" },
    pullRequests: { looked: 1 },
    held: [{ number: 4 }],
  });
});

it("goes by the policy that is named, in whichever mode", async () => {
  const path = join(aDirectory(), "policy.yml");
  writeFileSync(path, "version: 1\nmode: observe\nareas: [{ name: words, paths: ['*.md'] }]\n");
  const json = await jsonOf(aYear(), "--policy", path, "--state", await aKeptState());
  expect(json).toMatchObject({
    policy: { kind: "file" },
    pullRequests: { untouched: 3, looked: 1 },
    waiting: { count: 0, of: 1 },
  });
});

it("is shown on pages that hold nothing which a terminal or a browser would obey", async () => {
  const sandbox = aYear();
  const state = await aKeptState();
  const { out } = await backtest(sandbox, "--state", state);
  const page = (await backtest(sandbox, "--state", state, "--format", "html")).out;
  await expect(out).toMatchFileSnapshot("pages/backtest.txt");
  await expect(page).toMatchFileSnapshot("pages/backtest.html");
  for (const text of [out, page]) expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(page).not.toMatch(/<script|<img|<\/h3><|<[^>]* on\w+=/i);
  expect(page).toContain("&lt;/h3&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
  // Nothing is asked for from elsewhere.
  expect(page.match(/\b(?:src|href)=(?!"data:,")|url\(|@import|https?:/g)).toEqual(["src="]);
  expect(page).toContain("&lt;img src=//x&gt;");
});

describe("where there is no policy", () => {
  const { ".github/foureyes.yml": _policy, ...unguarded } = firm;

  it("the built-in areas are taken, and areas of this tree are proposed as a policy to save", async () => {
    const sandbox = aYear(unguarded);
    const state = aState();
    const json = await jsonOf(sandbox, "--state", state);
    expect(json).toMatchObject({
      policy: { kind: "built-in", path: null },
      waiting: { count: 2, of: 3 },
      proposal: {
        areas: [
          { name: "trading", paths: ["strategies/**"], files: 1, pulls: 2 },
          { name: "withdrawals", paths: ["services/withdraw/**"], files: 1, pulls: 1 },
        ],
      },
    });
    const { policy = "" } = json.proposal ?? {};
    const source = { kind: "file", path: "proposal" } as const;
    expect(parsePolicy(policy, source, knownDetectors)).toMatchObject({ kind: "policy" });
    expect((await backtest(sandbox, "--state", state)).out).toContain(policy.trimEnd());
  });
});

describe("what could not be looked at", () => {
  it("is listed, counts for nothing else, and makes the status 2", async () => {
    const sandbox = aYear();
    rmSync(
      join(sandbox.directory, ".git/objects", sandbox.flip.slice(0, 2), sandbox.flip.slice(2)),
    );
    const state = await aKeptState(isNotFlip);
    const json = await jsonOf(sandbox, "--state", state);
    expect(json).toMatchObject({
      status: 2,
      pullRequests: { looked: 2, undetermined: 1 },
      waiting: { count: 1, of: 2 },
      undetermined: [{ number: 1, hindrances: [{ path: null }] }],
    });
    const { out } = await backtest(sandbox, "--state", state);
    expect(unwrapped(out)).toContain("1 pull request could not be looked at, and is in none of");
    expect(out).toContain("\nNot looked at\n\n- #1 Sort the book");
  });

  it("nor is the history before the end of a shallow clone", async () => {
    const sandbox = aYear();
    const boundary = sandbox.git("rev-parse", "HEAD");
    const shallow = join(aDirectory(), "shallow");
    const from = `file://${sandbox.directory}`;
    sandbox.git("clone", "--quiet", "--bare", "--depth", "1", from, shallow);
    const { status, out } = await backtest({ directory: shallow });
    expect(status).toBe(2);
    expect(unwrapped(out)).toContain("run git fetch --unshallow to look further");
    expect(out).toContain(boundary.slice(0, 7));
  });

  it("an invalid policy, least of all", async () => {
    const sandbox = aYear({ ...firm, ".github/foureyes.yml": "version: 7\n" });
    const { status, out, err } = await backtest(sandbox);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^foureyes: The policy is invalid: \.github\/foureyes\.yml:1:10 .*\n$/);
  });
});

describe("a run that is killed goes on where it was", () => {
  it("and comes to the same, also when its last line is torn", async () => {
    const sandbox = aYear();
    const state = aState();
    await killed(sandbox, state);
    const kept = readFileSync(state, "utf8");
    expect(kept.split("\n")).toHaveLength(5);
    expect(statSync(state).mode & 0o777).toBe(0o600);
    appendFileSync(state, kept.slice(kept.lastIndexOf("{"), -20));
    const resumed = await jsonOf(sandbox, "--state", state);
    expect(resumed).toEqual((await aLook()).json);
    expect(readFileSync(state, "utf8")).toMatch(/^(?:\{.*\}\n){5}$/);
  });

  it("without looking again at what it knows", async () => {
    const { kept } = await aLook();
    const forged = kept.replaceAll('"lines":2', '"lines":777');
    const state = aState(`${forged}{"key":"of another version"}\nno JSON\n`);
    expect((await jsonOf(aYear(), "--state", state)).held[0]?.lines).toBe(777);
  });

  it.each([
    ['{"foureyes":"backtest","version":2}\n', /is of another version of Foureyes\. Name another/],
    ["My diary", /is something else, and is left alone\. Name another one/],
  ])("a file with %j is refused, and kept", async (text, sentence) => {
    const state = aState(text);
    const { status, out, err } = await backtest(aYear(), "--state", state);
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toMatch(sentence);
    expect(readFileSync(state, "utf8")).toBe(text);
  });

  it("a file of which a kill left the beginning alone is begun anew", async () => {
    const state = aState('{"foureyes":"back');
    const policy = join(aDirectory(), "policy.yml");
    writeFileSync(policy, "version: 1\nareas: [{ name: none, paths: [nowhere/**] }]\n");
    const { status } = await backtest(aYear(), "--state", state, "--policy", policy);
    expect(status).toBe(0);
    expect(readFileSync(state, "utf8")).toMatch(/^\{"foureyes":"backtest","version":1\}\n\{/);
  });
});

it.each([
  ["--last", "0"],
  ["--last", "1e3"],
  ["--last", "-5"],
  ["--last", "100001"],
  ["--format", "markdown"],
  ["--branch", "nowhere"],
  ["--state", "/nonexistent/state"],
  ["--base", "HEAD"],
])("%s %s is refused with a sentence", async (flag, value) => {
  const { status, out, err } = await backtest(aYear(), `${flag}=${value}`);
  expect({ status, out }).toEqual({ status: 64, out: "" });
  expect(err).toMatch(/^foureyes: .*\.\n$/);
});

const main = fileURLToPath(urlOf("main"));

/**
 * A process that has looked at all but #1, whose git never answers, and is then killed. #1 is held
 * up by a git of ours, so that it is the same every time.
 */
async function killed(sandbox: ReturnType<typeof aYear>, state: string): Promise<void> {
  const directory = aDirectory();
  const waiting = join(directory, "waiting");
  writeFileSync(waiting, "");
  writeFileSync(
    join(directory, "git"),
    `#!/bin/sh
PATH="\${PATH#*:}"
case "$*" in *${sandbox.flip}*) while [ -e ${waiting} ]; do sleep 0.1; done;; esac
exec git "$@"
`,
  );
  chmodSync(join(directory, "git"), 0o755);
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(
    process.execPath,
    [main, "backtest", "--repo", sandbox.directory, "--state", state],
    { env: { PATH: `${directory}:${PATH}`, NODE_COMPILE_CACHE }, stdio: "ignore" },
  );
  const ended = new Promise((resolve) => child.once("close", resolve));
  while (linesIn(state) < 4 && child.exitCode === null) await setTimeout(10);
  child.kill("SIGKILL");
  await ended;
  rmSync(waiting);
}

function linesIn(path: string): number {
  try {
    return readFileSync(path, "utf8").split("\n").length - 1;
  } catch {
    return 0;
  }
}
