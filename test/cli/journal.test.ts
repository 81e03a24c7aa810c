/** The commands that read the journal: what they give, and what they refuse. */

import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headOf } from "../../src/app/journal/heads.ts";
import { append } from "../../src/app/journal/journal.ts";
import { openSideFile } from "../../src/app/journal/side-file.ts";
import { urlOf } from "../../src/app/programs.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { damageOf } from "../../src/core/journal/damage.ts";
import { sinkLineOf } from "../../src/core/journal/sink-line.ts";
import { aDirectory } from "../git/sandbox.ts";
import { fillJournal } from "./a-journal.ts";
import { recorded } from "./recording.ts";

const main = fileURLToPath(urlOf("main"));
const anchorKey = "an-anchor-key-of-the-tests-0123456789";
const data = mkdtempSync(join(tmpdir(), "foureyes-"));

let served: Database;
beforeAll(async () => {
  served = await openEmbedded(data);
  await fillJournal(served);
});
afterAll(async () => {
  await served.destroy();
  rmSync(data, { recursive: true });
});

const run = (args: readonly string[], environment: Record<string, string> = {}) =>
  recorded([...args, "--data", data], { environment });

async function seqsOf(...flags: readonly string[]): Promise<readonly number[]> {
  const { status, out, err } = await run(["journal", "export", ...flags]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  return out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line).seq);
}

describe("journal export", () => {
  it.each<[flags: readonly string[], seqs: readonly number[]]>([
    [[], [1, 2, 3, 4, 5, 6]],
    [
      ["--since", "2026-05-12T12:03:00Z"],
      [4, 5, 6],
    ],
    [
      ["--until", "2026-05-12T12:03:00Z"],
      [1, 2, 3],
    ],
    [["--since", "2026-05-12T14:03+02:00", "--until", "2026-05-12T12:04"], [4]],
    [
      ["--since", "2026-05-12", "--until", "2026-05-12"],
      [1, 2, 3, 4, 5, 6],
    ],
    [["--since", "2026-05-13"], []],
    [["--until", "2026-05-11"], []],
    [
      ["--repository", "20"],
      [1, 2, 3, 4, 6],
    ],
    [
      ["--repository", "Acme/Exchange"],
      [1, 2, 3, 4, 6],
    ],
    [["--repository", "99"], [5]],
    [
      ["--person", "CAROL"],
      [4, 6],
    ],
    [
      ["--person", "3"],
      [4, 6],
    ],
    [
      ["--person", "mallory"],
      [2, 6],
    ],
    // Could approve, and did nothing.
    [["--person", "dave"], []],
  ])("%j gives %j", async (flags, seqs) => {
    expect(await seqsOf(...flags)).toEqual(seqs);
  });

  it("as CSV quotes every text, and has nothing that a spreadsheet or a terminal obeys", async () => {
    const { out } = await run(["journal", "export", "--format", "csv", "--repository", "99"]);
    const [header, row = "", ...rest] = out.split("\n");
    expect(header).toBe(
      "seq,installation,at,kind,repository,pull,person,commit,result,content,previous,hash",
    );
    expect(row).toMatch(
      /^5,10,"2026-05-12T12:04:00\.000Z","pushed",99,,"'=HYPERLINK\(""x""\)\\u\{1b\}\[2J\\u\{202e\}","c{40}",,"\{/,
    );
    expect(rest).toEqual([""]);
    const content = /"(\{.*\})","/.exec(row)?.[1] ?? "";
    expect(JSON.parse(content.replaceAll('""', '"')).fact.by.login).toBe(
      '=HYPERLINK("x")\u001b[2J\u202e',
    );
  });

  it("as JSON has no control or hiding character, either", async () => {
    const { out } = await run(["journal", "export"]);
    expect(out).not.toMatch(/[^\P{C}\n]/u);
    expect(out).toContain("\\u001b[2J\\u202e");
  });

  it("ends when nobody reads any more", async () => {
    const out: string[] = [];
    const gone = { flowing: async () => false };
    const many = aDirectory();
    const database = await openEmbedded(many);
    const entry = (review: number) => ({
      kind: "fact" as const,
      fact: {
        kind: "review-dismissed" as const,
        repository: 1,
        pull: 1,
        review,
        by: { id: 1, login: "a", kind: "user" as const },
      },
    });
    await database.transaction().execute(async (transaction) => {
      for (let number = 1; number <= 500; number += 1)
        await append(transaction, 1, "2026-05-12T12:00:00.000Z", entry(number));
    });
    const args = ["journal", "export", "--data", many];
    const { status } = await recorded(args, { ...gone, out: (text) => out.push(text) });
    expect(status).toBe(0);
    expect(out.join("").split("\n").length).toBeLessThan(300);
    expect((await recorded(args)).out.split("\n")).toHaveLength(501);
    const pipe = [
      "-o",
      "pipefail",
      "-c",
      '"$@" | head -1',
      "bash",
      process.execPath,
      main,
      ...args,
    ];
    const { stdout, stderr } = await promisify(execFile)("bash", pipe);
    expect(JSON.parse(stdout)).toMatchObject({ seq: 1 });
    expect(stderr).toBe("");
    await database.destroy();
  });
});

describe("replay", () => {
  it("finds the pull request by its repository's name or number, and decides the same", async () => {
    const { status, out, err } = await run(["replay", "acme/EXCHANGE#30"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(
      /^Entry 6: acme\/exchange#30 at a{40}, decided 2026-05-12T12:05:00\.000Z: clear\. The same comes out again\.\n$/,
    );
    const { out: json } = await run(["replay", "20#30", "--entry=6", "--format", "json"]);
    expect(JSON.parse(json)).toEqual({
      version: 1,
      status: 0,
      entry: 6,
      at: "2026-05-12T12:05:00.000Z",
      repository: "acme/exchange",
      pull: 30,
      head: "a".repeat(40),
      verdict: "clear",
      differences: [],
    });
  });

  it("is refused when a fact is gone, and for a decision from before inputs were kept", async () => {
    const copy = aDirectory();
    const database = await openEmbedded(copy);
    await fillJournal(database);
    const { content } = await database
      .selectFrom("journal")
      .select("content")
      .where("seq", "=", 6)
      .executeTakeFirstOrThrow();
    const { inputs: _, ...old } = JSON.parse(content);
    await append(database, 10, "2026-05-12T13:00:00.000Z", old);
    const first = await recorded(["replay", "20#30", "--data", copy]);
    expect(first).toMatchObject({
      status: 2,
      out: "Entry 7 cannot be decided again. It is from before Foureyes kept what decisions are made of.\n",
    });
    await database.deleteFrom("journal_subject").where("seq", "=", 4).execute();
    await database.deleteFrom("journal").where("seq", "=", 4).execute();
    const second = await recorded([
      "replay",
      "20#30",
      "--entry",
      "6",
      "--data",
      copy,
      "--format",
      "json",
    ]);
    expect(second.status).toBe(2);
    expect(JSON.parse(second.out)).toEqual({
      version: 1,
      status: 2,
      entry: 6,
      reason: "Entry 4, a fact that it goes by, is missing.",
    });
    await database.deleteFrom("input").execute();
    expect(await recorded(["journal", "verify", "--data", copy])).toMatchObject({
      status: 1,
      out: expect.stringMatching(
        /broken at entry 5\.[\s\S]*Input [0-9a-f]{64}, which entry 6 names, is missing\./,
      ),
    });
    await database.destroy();
  });
});

describe("journal verify", () => {
  it("with the key of the anchors, misses what the file beside the database knows", async () => {
    const folder = aDirectory();
    const database = await openEmbedded(folder);
    await fillJournal(database);
    const file = openSideFile(join(folder, "anchors.jsonl"), [anchorKey]);
    await file.write([{ installation: 10, ...(await headOf(database, 10)) }]);
    const verify = (environment: Record<string, string>) =>
      recorded(["journal", "verify", "--data", folder], { environment });
    const withKey = { FOUREYES_ANCHOR_KEY: anchorKey };
    expect(await verify(withKey)).toMatchObject({ status: 0 });
    await database.deleteFrom("journal_subject").where("seq", "=", 6).execute();
    await database.deleteFrom("journal").where("seq", "=", 6).execute();
    expect(await verify({})).toMatchObject({ status: 0 });
    const { status, out } = await verify(withKey);
    expect(status).toBe(1);
    expect(out).toMatch(/tells of entry 6 with another hash\. The entry is not there/);
    await database.destroy();
  });
});

it("no line of a verification is one that somebody wrote into the database", async () => {
  const folder = aDirectory();
  const database = await openEmbedded(folder);
  await fillJournal(database);
  const spoofed = "Installation 10: 6 entries, whole.";
  const hash = `x\n${spoofed}\n`;
  await database.insertInto("input").values({ hash, content: "[]" }).execute();
  const { status, out } = await recorded(["journal", "verify", "--data", folder]);
  expect(status).toBe(1);
  expect(out.split("\n")).not.toContain(spoofed);
  await database.destroy();
});

describe("journal verify --sink", () => {
  const keep = async (database: Database, file: string) => {
    const rows = await database.selectFrom("journal").selectAll().orderBy("seq").execute();
    const lines = rows.map((row) =>
      sinkLineOf({ ...row, content: JSON.parse(row.content) }, anchorKey),
    );
    writeFileSync(file, `${lines.join("\n")}\nhalf of a li`);
  };

  it("tells which entry somebody keeps that the journal does not have any more", async () => {
    const folder = aDirectory();
    const database = await openEmbedded(folder);
    await fillJournal(database);
    const file = join(folder, "kept.jsonl");
    await keep(database, file);
    const verify = (environment: Record<string, string> = { FOUREYES_ANCHOR_KEY: anchorKey }) =>
      recorded(["journal", "verify", "--data", folder, "--sink", file], { environment });
    const whole = await verify();
    expect(whole).toMatchObject({ status: 0 });
    expect(whole.out).toMatch(/kept\.jsonl: 6 lines, and 1 that were not signed by the App\./);
    await database.deleteFrom("journal_subject").where("seq", "=", 6).execute();
    await database.deleteFrom("journal").where("seq", "=", 6).execute();
    const shortened = await verify();
    expect(shortened.status).toBe(1);
    expect(shortened.out).toMatch(
      /Line 6: entry 6 of installation 10 is not in the journal any more\./,
    );
    const other = await verify({ FOUREYES_ANCHOR_KEY: "another-key-of-the-tests-0123456789" });
    expect(other.status).toBe(1);
    expect(other.out).toMatch(/kept\.jsonl: 0 lines, and 7 that were not signed/);
    expect(await verify({})).toMatchObject({ status: 64, out: "" });
    rmSync(file);
    expect(await verify()).toMatchObject({ status: 64, out: "" });
    await database.destroy();
  });
});

describe("journal acknowledge", () => {
  const environment = { FOUREYES_ANCHOR_KEY: anchorKey };
  const as = (name: string, ...flags: readonly string[]) =>
    run(["journal", "acknowledge", "--as", name, "--reason", "Restored.", ...flags], environment);
  const tell = (seq: number) => {
    const damage = damageOf([anchorKey], 11, {
      where: "chain",
      seq,
      expected: "x",
      found: "It was edited.",
      covers: seq,
    });
    return append(served, 11, "2026-05-12T12:10:00.000Z", { kind: "damage", damage });
  };

  it("has nothing to do without a damage", async () => {
    expect(await as("Ann")).toMatchObject({
      status: 0,
      out: "No damage waits to be acknowledged.\n",
    });
  });

  it("takes two, and verify tells of it until then", async () => {
    await tell(3);
    expect(await run(["journal", "verify"], environment)).toMatchObject({
      status: 1,
      out: expect.stringContaining("Nobody acknowledged it; it takes two."),
    });
    expect(await as("Ann")).toMatchObject({
      status: 0,
      out: expect.stringContaining("Somebody else must"),
    });
    expect(await as("ann")).toMatchObject({
      status: 0,
      out: expect.stringContaining("Somebody else must"),
    });
    expect(await as("Ben")).toMatchObject({ status: 0, out: expect.stringContaining("Lifted") });
    expect(await run(["journal", "verify"], environment)).toMatchObject({ status: 0 });
  });

  it("lists several, of which one is to be named", async () => {
    await tell(4);
    await tell(5);
    const { status, out, err } = await as("Ann");
    expect(status).toBe(64);
    expect(err).toMatch(/name one with --damage ID/);
    const [id] = /[0-9a-f]{32}/.exec(out) ?? [];
    expect(out.split("\n")).toHaveLength(3);
    expect(await as("Ann", "--damage", id ?? "")).toMatchObject({ status: 0 });
  });
});

describe("a command line about the journal that is wrong is refused with a sentence", () => {
  it.each<[args: readonly string[], sentence: RegExp]>([
    [["journal"], /Say what to do with the journal: verify, export, acknowledge\./],
    [["journal", "verfiy"], /There is no command journal "verfiy"\. Did you mean verify\?/],
    [["journal", "__proto__"], /There is no command journal "__proto__"/],
    [["journal", "export", "--format", "xml"], /--format is "xml"; it can be json or csv\./],
    [["journal", "export", "--since", "yesterday"], /--since is "yesterday"; it is a day such as/],
    [["journal", "export", "--until", "2026-02-31"], /--until is "2026-02-31"/],
    [["journal", "export", "--person", "a b"], /--person is "a b"/],
    [["journal", "export", "--repository", "acme"], /"acme" is no repository/],
    [["journal", "export", "--repository", "acme/gone"], /knows no repository "acme\/gone"/],
    [["journal", "acknowledge", "--reason", "x"], /--as is missing/],
    [["journal", "acknowledge", "--as", "x"], /--reason is missing/],
    [["journal", "acknowledge", "--as", "x", "--reason", "y"], /FOUREYES_ANCHOR_KEY is not set/],
    [["replay"], /Name a pull request: OWNER\/REPO#N\./],
    [["replay", "acme/exchange"], /"acme\/exchange" is no pull request/],
    [["replay", "acme/exchange#31"], /The journal has no decision on acme\/exchange#31\./],
    [["replay", "acme/exchange#30", "--entry", "5"], /no decision 5 on acme/],
    [["replay", "20#30", "--entry", "x"], /--entry is "x"/],
  ])("%j", async (args, sentence) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toMatch(sentence);
  });
});

describe("a database that cannot be read is status 2 and a sentence, and stays as it is", () => {
  const verify = (folder: string) => recorded(["journal", "verify", "--data", folder]);

  it("that is not there: none is made", async () => {
    const folder = aDirectory();
    expect(await verify(folder)).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringMatching(/There is no database/),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["older", "PRAGMA user_version = 1", /has schema 1 of \d+\. Start the server/],
    ["newer", "PRAGMA user_version = 999", /has schema 999, newer than/],
  ])("that has an %s schema", async (_, sql, sentence) => {
    const folder = aDirectory();
    await (await openEmbedded(folder)).destroy();
    const database = new DatabaseSync(join(folder, "foureyes.db"));
    database.exec(sql);
    database.close();
    expect(await verify(folder)).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringMatching(sentence),
    });
    expect(await verify(folder)).toMatchObject({ status: 2 });
  });

  it("that is none", async () => {
    const folder = aDirectory();
    writeFileSync(join(folder, "foureyes.db"), "no database ".repeat(1_000));
    expect(await verify(folder)).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringMatching(/file is not a database/),
    });
  });

  it.each(["null", "[]", '{"kind":"fact"}', '{"kind":"another"}', '{"kind":"damage"}'])(
    "whose entries are none: %s",
    async (content) => {
      const folder = aDirectory();
      const database = await openEmbedded(folder);
      await fillJournal(database);
      await database.updateTable("journal").set({ content }).where("seq", "=", 2).execute();
      for (const flags of [[], ["--format", "csv"], ["--person", "carol"]])
        expect(await recorded(["journal", "export", ...flags, "--data", folder])).toMatchObject({
          status: 2,
          err: expect.stringMatching(/Entry 2 of the journal is none/),
        });
      await database.destroy();
    },
  );

  it("whose entries are no JSON", async () => {
    const folder = aDirectory();
    const database = await openEmbedded(folder);
    await fillJournal(database);
    await database.updateTable("journal").set({ content: "{" }).where("seq", "=", 2).execute();
    expect(await recorded(["journal", "export", "--data", folder])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/Entry 2 of the journal is no JSON/),
    });
    expect(await verify(folder)).toMatchObject({
      status: 1,
      out: expect.stringContaining("broken at entry 2"),
    });
    await database.destroy();
  });
});
