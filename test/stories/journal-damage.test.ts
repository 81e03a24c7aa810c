/** Somebody edits the journal while Foureyes is away: nothing passes on what is left of it. */
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anchorKeysOf } from "../../src/app/environment.ts";
import { acknowledge, readDamages } from "../../src/app/journal/acknowledge.ts";
import { joinEmbedded } from "../../src/app/store/embedded.ts";
import { genesis, sealOf } from "../../src/core/journal/chain.ts";
import { commit, push } from "./desk.ts";
import {
  at,
  type Firm,
  honest,
  open,
  review,
  type Shown,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

let firm: Firm;
let pull: number;
let backup: string;
beforeAll(async () => {
  firm = await startFirm();
  backup = join(firm.desk, "backup.db");
  const files = { [strategy]: honest.replace("best first", "the best first") };
  await push(firm, "bob", "change", commit(firm, { author: "bob", files }));
  pull = await open(firm, "bob", "change");
  await firm.restart(() => copyFileSync(path("foureyes.db"), backup));
  await review(firm, "alice", pull);
  await review(firm, "carol", pull);
});
afterAll(() => firm.close());

const path = (name: string) => join(firm.data, name);

async function restart(meanwhile: () => unknown = () => {}): Promise<void> {
  firm.lines.length = 0;
  await firm.restart(meanwhile);
  await firm.settled();
}

async function readiness(): Promise<{ status: number; reason: string }> {
  const response = await fetch(`${firm.service.address}/health/ready`);
  const { reason = "" } = (await response.json()) as { reason?: string };
  return { status: response.status, reason };
}

const loudly = () =>
  firm.lines.map((line) => JSON.parse(line)).filter(({ level }) => level === "error");

async function expectSound(): Promise<Shown | null> {
  expect(loudly()).toEqual([]);
  expect(await readiness()).toEqual({ status: 200, reason: "" });
  const page = await shown(firm, pull);
  expect(page?.state).toBe("success");
  return page;
}

async function expectDamaged(found: RegExp): Promise<void> {
  const said = loudly().find(({ event }) => event === "journal damaged");
  expect(said?.found).toMatch(found);
  expect(said?.what).toMatch(
    /foureyes journal acknowledge --as NAME --reason TEXT --damage [0-9a-f]{32}$/,
  );
  expect(loudly()).toHaveLength(1);
  await expectUnready();
}

async function expectUnready(): Promise<void> {
  expect(await readiness()).toMatchObject({ status: 503, reason: /damaged: two people must look/ });
  const page = await shown(firm, pull);
  expect(page?.state).not.toBe("success");
}

const keys = () => anchorKeysOf(firm.environment);

/** On the command line, beside the server. */
async function looked(...people: readonly string[]): Promise<void> {
  const database = await joinEmbedded(firm.data);
  const damage = (await readDamages(database, keys())).at(-1)?.damage.id ?? "";
  for (const by of people)
    await acknowledge(database, keys(), { damage, by, reason: `${by} looked.` }, Date.now());
  await database.destroy();
}

function inDatabase(work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path("foureyes.db"));
  database.exec("PRAGMA foreign_keys = OFF");
  work(database);
  database.close();
}

const sql = (statement: string) => () => inDatabase((database) => database.exec(statement));

/** Nothing that the decision rests on. */
const opened = `(SELECT min(seq) FROM journal WHERE content LIKE '%"kind":"opened"%')`;
const published = `(SELECT min(seq) FROM journal WHERE content LIKE '%"kind":"publication"%')`;
const shorten = sql("DELETE FROM journal WHERE seq >= (SELECT max(decision) FROM shown)");

/** As the server would have written it, had carol only commented. */
function rewrite(): void {
  inDatabase((database) => {
    let previous = genesis;
    for (const row of database.prepare("SELECT * FROM journal ORDER BY seq").all()) {
      const content = String(row.content).replace("approved", "commented");
      const installation = Number(row.installation);
      const hash = sealOf({ installation, at: String(row.at), previous, content });
      database
        .prepare("UPDATE journal SET content = ?, previous = ?, hash = ? WHERE seq = ?")
        .run(content, `-${previous}`, hash, Number(row.seq));
      previous = hash;
    }
    database.exec("UPDATE journal SET previous = substr(previous, 2)");
  });
}

/** Opened and closed again, while nobody listens. */
async function moveOthers(count: number): Promise<void> {
  const made = commit(firm, { author: "bob", files: { "docs/other.md": "# Other\n" } });
  const { rest } = firm.as("bob");
  firm.github.deliveries.hold();
  for (let number = 1; number <= count; number += 1) {
    const name = `other-${number}`;
    await push(firm, "bob", name, made);
    const { data } = await rest.pulls.create({ ...at, head: name, base: "main", title: name });
    await rest.pulls.update({ ...at, pull_number: data.number, state: "closed" });
  }
  await firm.github.idle();
  firm.github.deliveries.release(() => []);
}

function remove(...names: readonly string[]): void {
  for (const name of names) rmSync(path(name), { force: true });
}

it("an honest restart raises nothing, and writes nothing anew", async () => {
  const before = await shown(firm, pull);
  await restart();
  expect((await expectSound())?.id).toBe(before?.id);
});

it("nor does a torn line at the end of the file beside it, nor its loss", async () => {
  await restart(() => writeFileSync(path("anchors.jsonl"), '\n{"installation":7', { flag: "a" }));
  await expectSound();
  expect(readFileSync(path("anchors.jsonl"), "utf8")).not.toContain('"installation":7}');
  await restart(() => remove("anchors.jsonl"));
  await expectSound();
  expect(existsSync(path("anchors.jsonl"))).toBe(true);
});

it("nor does another key for the anchors, told with the one before it, and then alone", async () => {
  const [before] = keys();
  const next = "the-next-anchor-key-of-the-stories-012345";
  Object.assign(firm.environment, {
    FOUREYES_ANCHOR_KEY: next,
    FOUREYES_ANCHOR_KEY_PREVIOUS: before,
  });
  await restart();
  await expectSound();
  Object.assign(firm.environment, { FOUREYES_ANCHOR_KEY_PREVIOUS: "" });
  await restart();
  await expectSound();
  Object.assign(firm.environment, { FOUREYES_ANCHOR_KEY_PREVIOUS: before });
});

describe("nothing passes, until two people have looked, on a journal", () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      "with another word in an entry",
      sql(`UPDATE journal SET content = replace(content, 'bob', 'bobby') WHERE seq = ${opened}`),
      /Its hash is not the one of what it says/,
    ],
    [
      "without an entry in the middle",
      sql(`DELETE FROM journal WHERE seq = ${published}`),
      /was taken away/,
    ],
    ["without its last entries", shorten, /The entry is not there/],
    [
      "without its last entries, and without the file beside it",
      () => {
        shorten();
        remove("anchors.jsonl");
      },
      /The entry is not there/,
    ],
  ])("%s, though all approvals are in it", async (_, deed, found) => {
    await restart(deed);
    await expectDamaged(found);
    expect(await shown(firm, pull)).toMatchObject({
      state: "failure",
      title: expect.stringContaining("The journal of Foureyes is damaged"),
    });
    await looked("Ann", "Ben");
    await expectLifted();
  });

  it.each<[string, () => unknown, RegExp]>([
    ["that was written anew by somebody without the key", rewrite, /Another entry is there/],
    [
      "of an older backup",
      () => copyFileSync(backup, path("foureyes.db")),
      /is not there|Another entry/,
    ],
    ["that is gone", () => remove("foureyes.db"), /is not there/],
    [
      "that is gone with the file beside it",
      () => remove("foureyes.db", "anchors.jsonl"),
      /is not there/,
    ],
  ])("%s", async (_, deed, found) => {
    await restart(deed);
    await expectDamaged(found);
    await looked("Ann", "Ben");
    await expectLifted();
  });

  it("that is gone, though GitHub does not tell at first where Foureyes is installed", async () => {
    const { faults } = firm.github;
    for (const path of [/^\/app\/installations$/, /^\/installation\/repositories$/])
      faults.add({ kind: "status", status: 502, match: { path } });
    await restart(() => remove("foureyes.db", "anchors.jsonl"));
    await firm.eventually(readiness, ({ status }) => status === 503);
    expect(faults.left()).toBe(0);
    await firm.settled();
    await expectDamaged(/is not there/);
    await looked("Ann", "Ben");
    await expectLifted();
  });

  it("without its last entries, though so many others moved since that it is not among them", async () => {
    await restart(async () => {
      shorten();
      remove("anchors.jsonl");
      await moveOthers(20);
    });
    expect(loudly()).toEqual([]);
    await review(firm, "erin", pull, "COMMENT", "Hm.");
    await firm.settled();
    await expectDamaged(/is not there|Another entry/);
    await looked("Ann", "Ben");
    await expectLifted();
  });

  it("one of them is not enough, however often", async () => {
    await restart(shorten);
    await expectDamaged(/is not there/);
    await looked("Ann", "ann");
    await restart();
    await expectUnready();
    await looked("Ben");
    await expectLifted();
    await restart();
    await expectSound();
  });
});

it("nothing is a success before what stands on GitHub was read back", async () => {
  const { faults } = firm.github;
  const match = { body: /query anchors/ };
  await restart(() => faults.add({ kind: "status", status: 502, times: 1_000, match }));
  await review(firm, "dave", pull);
  await firm.eventually(
    () => shown(firm, pull),
    (page) => page?.state !== "success",
  );
  faults.clear();
  await review(firm, "erin", pull, "COMMENT", "Hm.");
  await firm.eventually(
    () => shown(firm, pull),
    (page) => page?.state === "success",
  );
});

async function expectLifted(): Promise<void> {
  await firm.eventually(readiness, ({ status }) => status === 200);
  firm.lines.length = 0;
  await firm.settled();
  await approvedAgain();
  await expectSound();
}

/** What a lost delivery told is not known any more: they say it once more. */
async function approvedAgain(): Promise<void> {
  for (const who of ["alice", "carol"] as const)
    if ((await shown(firm, pull))?.state !== "success") await review(firm, who, pull);
}
