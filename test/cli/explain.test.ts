/** The commands that tell why, out of a journal that was made without a server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordDecision } from "../../src/app/journal/decisions.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { judgementOf } from "../../src/core/journal/judgement.ts";
import type { Path } from "../../src/domain/change.ts";
import { unknownPeople } from "../../src/domain/people.ts";
import type { Person } from "../../src/domain/person.ts";
import type { Snapshot } from "../../src/domain/snapshot.ts";
import { bob, earlier, file, flip, inspection, key, policy, snapshot } from "../core/ordinary.ts";
import { fillJournal } from "./a-journal.ts";
import { recorded } from "./recording.ts";

const data = mkdtempSync(join(tmpdir(), "foureyes-"));
let served: Database;
beforeAll(async () => {
  served = await openEmbedded(data);
  await fillJournal(served);
  await recordHostile();
});
afterAll(async () => {
  await served.destroy();
  rmSync(data, { recursive: true });
});

const hostile = "\u001b[2J\u202e\u009b31m\n";
const villain: Person = { id: 66, login: `eve${hostile}`, kind: "user" };

/** Number 31: whatever somebody may name is hostile. */
async function recordHostile(): Promise<void> {
  const path = `strategies/${hostile}.py` as Path;
  const read: Snapshot = {
    ...snapshot,
    key: { ...key, pull: 31 },
    pull: { ...snapshot.pull, number: 31, opener: villain, baseRef: `main${hostile}` },
    inspection: {
      ...inspection,
      guarded: [{ file: file(path), areas: ["trading"] }],
      findings: [{ ...flip, path }],
    },
    reviews: [{ id: 80, person: villain, state: "approved", mayPush: true }],
  };
  const inputs = { snapshot: read, policy, facts: [], people: unknownPeople, elsewhere: [] };
  const { decision } = judgementOf(inputs);
  await recordDecision(served, decision, inputs, Date.UTC(2026, 4, 13));
}

const run = (args: readonly string[], environment: Record<string, string> = {}) =>
  recorded([...args, "--data", data], { environment });

describe("used wrongly: status 64, one sentence", () => {
  const about = "acme/exchange#30";
  it.each<[args: readonly string[], sentence: RegExp]>([
    [["explain"], /Name a pull request: OWNER\/REPO#N\./],
    [["explain", "acme/exchange"], /"acme\/exchange" is no pull request/],
    [["explain", "acme/exchange#0"], /is no pull request; it is OWNER\/REPO#N\./],
    [["explain", about, "x"], /"x" is not expected here\./],
    [["explain", "acme/exchange#99"], /The journal has no decision on acme\/exchange#99\./],
    [["explain", "acme/none#1"], /knows no repository "acme\/none"/],
    [["explain", about, "--format", "xml"], /--format is "xml"; it can be text, json, markdown\./],
    [["explain", about, "--app-id", "7"], /--app-id is for GitHub's answer/],
    [["explain", about, "--approve", "alice"], /There is no flag "--approve"/],
    [["simulate", about, "--approve", "alice", "--app-id", "7"], /--app-id is for GitHub's answer/],
    [["simulate", about], /Say who would approve: --approve alice,bob\./],
    [["simulate", about, "--approve", " , "], /Say who would approve/],
    [["simulate", about, "--approve", "zoe"], /The newest decision knew nobody called "zoe"/],
    [["simulate", about, "--approve", `a${hostile}`], /knew nobody called "a\\u001b/],
    [["simulate", about, "--aprove", "alice"], /Did you mean --approve\?/],
    [["simulate", "--approve", "alice"], /Name a pull request/],
  ])("%j", async (args, sentence) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/[^\P{C}\n]/u);
    expect(err.split("\n")).toHaveLength(2);
  });

  it.each<[args: readonly string[], sentence: RegExp]>([
    [["explain", "20#30"], /"20" is no repository on GitHub; it is OWNER\/REPO\. .* give --data\./],
    [["explain", about], /GITHUB_TOKEN is not set\. .*“Checks: read”/],
    [["explain", about, "--app-id", "x"], /--app-id is "x"; it is the number on the App's page/],
    [["simulate", about, "--approve", "alice"], /GITHUB_TOKEN is not set\. .*“Contents: read”/],
    [["simulate", "20#30", "--approve", "alice"], /"20" is no repository on GitHub/],
  ])("without the journal: %j", async (args, sentence) => {
    const { status, out, err } = await recorded(args);
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toMatch(sentence);
  });

  it("and rightly it answers, also where FOUREYES_DATA says where the journal is", async () => {
    expect(await run(["explain", about])).toMatchObject({ status: 0, err: "" });
    const environment = { FOUREYES_DATA: data };
    expect(await recorded(["explain", "20#30"], { environment })).toMatchObject({ status: 0 });
    const args = ["simulate", about, "--approve", "@DAVE, alice,dave"];
    const { status, out } = await run(args);
    expect(status).toBe(0);
    expect(out).toContain("would be clear if dave and alice approved");
  });
});

describe("hostile names", () => {
  it.each([
    ["explain", []],
    ["simulate", ["--approve", "alice"]],
  ])("reach no terminal: %s", async (command, flags) => {
    for (const format of ["text", "json", "markdown"]) {
      const { status, out, err } = await run([command, "20#31", ...flags, "--format", format]);
      expect({ status, err }).toEqual({ status: 1, err: "" });
      expect(out).not.toMatch(/[^\P{C}\n]/u);
      expect(out).toMatch(/eve\\u(?:\{1b\}|001b)/);
    }
  });

  it("stand in the JSON as they are", async () => {
    const { out } = await run(["explain", "20#31", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      from: "journal",
      entry: 7,
      verdict: "held",
      standing: "current",
      damage: null,
      reviews: [{ login: villain.login, counts: false, commit: null }],
      findings: [{ path: `strategies/${hostile}.py`, waits: true }],
    });
  });
});

describe("what was not kept whole is not relied on", () => {
  it("a decision without what it was made of is told as such, and nothing is simulated with it", async () => {
    const { hash, content } = await served
      .selectFrom("input")
      .selectAll()
      .where("content", "like", "%acme/security%")
      .executeTakeFirstOrThrow();
    const keep = (text: string) =>
      served.updateTable("input").set({ content: text }).where("hash", "=", hash).execute();
    await keep(content.replace("acme/security", "acme/elsewhere"));
    const explained = await run(["explain", "20#30"]);
    const simulated = await run(["simulate", "20#30", "--approve", "dave"]);
    await keep(content);

    expect(explained.status).toBe(2);
    expect(explained.out).toMatch(
      /^What this decision was made of cannot be had, so it is not relied on\./,
    );
    expect(explained.out).toContain("Approved by alice and carol");
    expect(simulated).toMatchObject({ status: 2, out: "" });
    expect(simulated.err).toMatch(/^foureyes: Entry 6 cannot be decided again\. What it knew of/);
    expect(await run(["explain", "20#30"])).toMatchObject({ status: 0 });
  });

  it("a decision that was edited is not shown", async () => {
    const { content } = await served
      .selectFrom("journal")
      .select("content")
      .where("seq", "=", 6)
      .executeTakeFirstOrThrow();
    const keep = (text: string) =>
      served.updateTable("journal").set({ content: text }).where("seq", "=", 6).execute();
    await keep(content.replace('"verdict":"clear"', '"verdict":"held"'));
    const { status, out, err } = await run(["explain", "20#30"]);
    await keep(content);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^foureyes: Entry 6 cannot be believed\. Entry 6 was edited/);
  });

  it("a branch that moved since has no decision yet", async () => {
    await served
      .insertInto("pull")
      .values({
        repository: key.repository,
        number: key.pull,
        installation: key.installation,
        open: 1,
        head: earlier,
        head_repository: null,
        head_ref: "book",
        base_ref: "main",
        merged: 0,
        verdict: "clear",
        mode: "enforce",
        decided_head: snapshot.pull.head,
        decision: 6,
      })
      .execute();
    const explained = await run(["explain", "20#30"]);
    const simulated = await run(["simulate", "20#30", "--approve", "dave"]);
    await served.deleteFrom("pull").execute();
    expect(explained.status).toBe(2);
    expect(explained.out).toMatch(/^The branch is at ccccccc now, and no decision was made/);
    expect(simulated).toMatchObject({ status: 2, out: "" });
    expect(simulated.err).toContain(`20#30 is at ${earlier} now`);
  });
});

it("a database that is not there is status 2", async () => {
  for (const args of [["explain"], ["simulate", "--approve", bob.login]]) {
    const [command = "", ...flags] = args;
    const { status, out } = await recorded([command, "a/b#1", ...flags, "--data", `${data}/none`]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
  }
});
