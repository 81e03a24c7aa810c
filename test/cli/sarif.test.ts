/** What GitHub code scanning is given of a scan. */
import { describe, expect, it } from "vitest";
import { detectors } from "../../src/core/findings/registry.ts";
import { parseSha } from "../../src/domain/sha.ts";
import type { Entry, Sandbox } from "../git/sandbox.ts";
import { aChange, book, firm, flipped, honest, policy, redirected, reworded } from "./changes.ts";
import { recorded, scan } from "./recording.ts";
import { type Run, readMessage, runOf } from "./sarif-log.ts";

async function sarifOf(
  sandbox: Pick<Sandbox, "directory">,
  flags = ["--base", "HEAD~1"],
): Promise<{ readonly status: number; readonly run: Run; readonly out: string }> {
  const { status, out, err } = await scan(sandbox, [...flags, "--format", "sarif"]);
  expect(err).toBe("");
  expect(out.endsWith("}\n")).toBe(true);
  return { status, run: runOf(JSON.parse(out)), out };
}

const binary: Entry = { content: Buffer.from([0, 1, 2]) };
const unlimited = honest.replace(/ {4}if order\.amount > limit:\n.*\n/, "");
const missing: Entry = { object: parseSha("1".repeat(40)) };

/** A check that leaves without a word. */
const quiet = "def first(rows):\n    if rows.stale:\n        return\n    return rows[0]\n";
const unquiet = "def first(rows):\n    return rows[0]\n";

const placeOf = ({ locations: [place] }: Run["results"][number]) => {
  const { artifactLocation, region } = place?.physicalLocation ?? {};
  return { uri: artifactLocation?.uri, ...region };
};

describe("the rules", () => {
  it("are all detectors, in their own words, with the worst severity that each gives", async () => {
    const { run } = await sarifOf(aChange({ [book]: reworded }));
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(detectors.map(({ id }) => id));
    expect(rules.find(({ id }) => id === "opaque-content")).toMatchObject({
      name: "opaque content",
      shortDescription: { text: "Opaque content" },
      defaultConfiguration: { level: "error" },
      properties: { tags: ["security", "evasion", "E7", "E8", "W7"], "security-severity": "8.0" },
    });
    expect(rules.find(({ id }) => id === "sign-flipped")).toMatchObject({
      fullDescription: { text: expect.stringMatching(/^Did a statement .*\? One character /) },
      help: {
        text: expect.stringMatching(/\n\nWhen it is wrong\. It fires on /),
        markdown: expect.stringMatching(/\n\n\*\*When it is wrong\.\*\* It fires on /),
      },
      properties: { "security-severity": "9.5" },
    });
  });
});

describe("a result", () => {
  it("has its place in the head, both sides, and how to explain it", async () => {
    const { status, run } = await sarifOf(aChange({ [book]: flipped }));
    expect(status).toBe(1);
    expect(run.invocations).toEqual([
      { executionSuccessful: true, toolExecutionNotifications: [] },
    ]);
    const [result] = run.results;
    expect(result).toMatchObject({
      ruleId: "sign-flipped",
      level: "error",
      message: {
        text: expect.stringMatching(
          /^`x\\\[1\\\]` in `rank` now has a `-` before it\..*`foureyes: accept [0-9a-f]{8} <reason>`$/,
        ),
      },
      relatedLocations: [
        { message: { text: "Before the change" }, physicalLocation: { region: { startLine: 6 } } },
      ],
      properties: {
        severity: "critical",
        blocking: true,
        area: "trading",
        areas: ["trading"],
        family: "order",
        within: "rank",
        commit: null,
        before: "    levels = sorted(book, key=lambda x: x[1])",
        after: "    levels = sorted(book, key=lambda x: -x[1])",
      },
    });
    expect(result && placeOf(result)).toEqual({
      uri: book,
      startLine: 6,
      startColumn: 1,
      endLine: 6,
      endColumn: 47,
      snippet: { text: "    levels = sorted(book, key=lambda x: -x[1])" },
    });
  });

  it("about lines that are gone is shown at the beginning, and says which they were", async () => {
    const { run } = await sarifOf(aChange({ [book]: unlimited }));
    const [result] = run.results;
    expect(result).toMatchObject({
      ruleId: "guard-removed",
      message: { text: expect.stringContaining(" Before the change: lines 11 to 12.") },
      relatedLocations: [{ physicalLocation: { region: { startLine: 11, endLine: 12 } } }],
      properties: { side: "before", startLine: 11, endLine: 12 },
    });
    // Nothing stands in their place, so there is no line of the head to show.
    expect(result && placeOf(result)).toMatchObject({ uri: book, startLine: 1, endLine: 1 });
  });

  it("about lines that others stand for is shown at those", async () => {
    const logged = honest.replace('raise ValueError("over the limit")', 'log("over the limit")');
    const { run } = await sarifOf(aChange({ [book]: logged }));
    const [result] = run.results;
    expect(result).toMatchObject({ ruleId: "guard-removed", properties: { side: "after" } });
    expect(result && placeOf(result)).toMatchObject({ uri: book, endLine: 12 });
  });

  it("of a file that is deleted, or added, is at its beginning", async () => {
    const was = { "strategies/old.bin": binary };
    const change = { "strategies/old.bin": null, "strategies/new.bin": binary };
    const { run } = await sarifOf(
      aChange({ ...change, "strategies/new.bin": { content: Buffer.from([0, 9]) } }, was),
    );
    const beginning = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    expect(
      run.results.map(placeOf).sort((one, other) => (one.uri ?? "").localeCompare(other.uri ?? "")),
    ).toEqual([
      { uri: "strategies/new.bin", ...beginning },
      { uri: "strategies/old.bin", ...beginning },
    ]);
  });

  it("of another severity has another level; the most urgent come first", async () => {
    const { run } = await sarifOf(
      aChange(
        { [book]: flipped, "strategies/rows.py": unquiet, "strategies/key.bin": binary },
        { "strategies/rows.py": quiet },
      ),
    );
    expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["sign-flipped", "error"],
      ["opaque-content", "error"],
      ["guard-removed", "warning"],
    ]);
    expect(run.results.map(({ properties }) => properties.blocking)).toEqual([true, true, false]);
  });

  it("that a later commit takes back has no lines in the head", async () => {
    const sandbox = aChange({ [book]: flipped });
    const back = sandbox.commit({ ...firm, [book]: reworded }, { parents: [sandbox.head] });
    const { status, run } = await sarifOf(sandbox, ["--base", sandbox.base, "--head", back]);
    expect(status).toBe(1);
    const [result] = run.results;
    expect(result && placeOf(result)).toMatchObject({ uri: book, startLine: 1, endLine: 1 });
    expect(result).toMatchObject({
      message: {
        text: expect.stringContaining(`\`${sandbox.head.slice(0, 7)}\`, and a later one`),
      },
      relatedLocations: [
        { id: 1, message: { text: "Before the change" } },
        { id: 2, message: { text: expect.stringMatching(/^In commit `[0-9a-f]{7}`$/) } },
      ],
      properties: { commit: sandbox.head },
    });
  });
});

describe("what an attacker writes", () => {
  it.each([
    ["blanks and signs", "a b#c?d%20.py", "strategies/a%20b%23c%3Fd%2520.py"],
    ["other scripts", "zu\u0308ge-\u6613.py", "strategies/zu%CC%88ge-%E6%98%93.py"],
    ["a line break", "a\nClear.py", "strategies/a%0AClear.py"],
    ["what looks like an address", "http:evil@x.py", "strategies/http%3Aevil%40x.py"],
    ["an escape sequence", "red\u001b[31m.py", "strategies/red%1B%5B31m.py"],
    ["a bidirectional override", "a\u202eyp.py", "strategies/a%E2%80%AEyp.py"],
  ])("in a file's name is encoded: %s", async (_what, name, address) => {
    const path = `strategies/${name}`;
    const { run } = await sarifOf(aChange({ [path]: flipped }, { [path]: honest }));
    const addresses = run.results.map((result) => placeOf(result).uri);
    expect(addresses).toEqual([address]);
    expect(addresses.map((each) => decodeURIComponent(each ?? ""))).toEqual([path]);
  });

  it("in code makes no link, stands for nothing, and hides nothing", async () => {
    const link = "[0](http://evil.example/)";
    const was = `def rank(book):\n    return pick(price["${link}{0}{{1}}\\\\[\u202e\u200b"])\n`;
    const path = "strategies/pick.py";
    const { out, run } = await sarifOf(
      aChange({ [path]: was.replace("pick(", "pick(-") }, { [path]: was }),
    );
    expect(out).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
    const [result] = run.results;
    const { text = "" } = result?.message ?? {};
    expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(readMessage(text)).toContain(`${link}{0}{{1}}`);
    const { snippet } = result === undefined ? {} : placeOf(result);
    expect(snippet?.text).toContain(link);
    expect(snippet?.text).toContain("\\u{202e}\\u{200b}");
    expect(JSON.stringify(result?.properties)).not.toMatch(/[\u202e\u200b]/);
  });

  it("would be noticed: a link, a placeholder, and neither of them escaped", () => {
    expect(readMessage("see [here](1)")).toBeNull();
    expect(readMessage("see \\\\[here](1)")).toBeNull();
    expect(readMessage("is {0}")).toBeNull();
    expect(readMessage("is {{{0}}}")).toBeNull();
    expect(readMessage("see \\[here\\](1), is {{0}}")).toBe("see [here](1), is {0}");
  });
});

describe("what could not be looked at", () => {
  it("is no success and has errors, beside the findings that there are", async () => {
    const { status, run } = await sarifOf(
      aChange({ [book]: flipped, "strategies/a b.py": missing }),
    );
    expect(status).toBe(2);
    expect(run.results.map(({ ruleId }) => ruleId)).toEqual(["sign-flipped"]);
    expect(run.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: "error",
            message: { text: "1 file could not be looked at, so this is no pass." },
          },
          {
            level: "error",
            message: {
              text: expect.stringMatching(/^`strategies\/a b\.py`: its content is not in/),
            },
            locations: [{ physicalLocation: { artifactLocation: { uri: "strategies/a%20b.py" } } }],
          },
        ],
      },
    ]);
  });

  it("as with an invalid policy is no success either, though there is no result", async () => {
    const wrong = policy.replace("paths:", "path:");
    const { status, run } = await sarifOf(
      aChange({ [book]: flipped }, { ".github/foureyes.yml": wrong }),
    );
    expect(status).toBe(2);
    expect(run.results).toEqual([]);
    expect(run.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: "error",
            message: { text: "The policy has 1 mistake, so nothing was looked at." },
          },
          {
            level: "error",
            message: { text: expect.stringMatching(/^`\.github\/foureyes\.yml:4:5` /) },
          },
        ],
      },
    ]);
  });

  it("as with unrelated histories says why", async () => {
    const sandbox = aChange({ [book]: reworded });
    const stranger = sandbox.commit(firm, { message: "Another root" });
    const flags = ["--base", sandbox.base, "--head", stranger];
    const { status, run } = await sarifOf(sandbox, flags);
    expect(status).toBe(2);
    const [{ executionSuccessful, toolExecutionNotifications } = {}] = run.invocations;
    expect(executionSuccessful).toBe(false);
    expect(toolExecutionNotifications?.at(-1)?.message.text).toContain("no commit in common");
  });
});

describe("of a clear change", () => {
  it("there are no results, and it was a success", async () => {
    const { status, run } = await sarifOf(aChange({ [book]: reworded }));
    expect(status).toBe(0);
    expect(run.results).toEqual([]);
    expect(run.invocations).toEqual([
      { executionSuccessful: true, toolExecutionNotifications: [] },
    ]);
  });

  it("the same is written each time", async () => {
    const sandbox = aChange({ [book]: flipped, "services/withdraw/payouts.ts": redirected });
    expect((await sarifOf(sandbox)).out).toBe((await sarifOf(sandbox)).out);
  });
});

it("no other command has the format", async () => {
  for (const args of [
    ["policy", "check"],
    ["explain", "acme/exchange#1"],
  ]) {
    const { status, err } = await recorded([...args, "--format", "sarif"]);
    expect(status).toBe(64);
    expect(err).toMatch(/--format is "sarif"; it can be text, json, markdown\./);
  }
});
