/** The journal is watched: at the start, and whether a damage was acknowledged, also by another process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acknowledge, readDamages } from "../../src/app/journal/acknowledge.ts";
import { hashAt, headOf } from "../../src/app/journal/heads.ts";
import { append, readFacts } from "../../src/app/journal/journal.ts";
import { openHeadKeeping } from "../../src/app/journal/keep-heads.ts";
import { openSideFile } from "../../src/app/journal/side-file.ts";
import { verifyChain } from "../../src/app/journal/verify.ts";
import { type JournalWatch, openWatch } from "../../src/app/journal/watch.ts";
import type { Log } from "../../src/app/log.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { commitSubject, pullSubject } from "../../src/core/journal/about.ts";
import { canonicalOf, hashOf } from "../../src/core/journal/chain.ts";
import type { EntryContent } from "../../src/domain/journal-entry.ts";
import { alice, head, key, opened, pushedByMallory, review } from "../core/ordinary.ts";
import { eventually } from "../stories/firm.ts";

const keys = ["a-key-of-the-tests-0123456789"] as const;
const at = "2026-05-12T12:03:00.000Z";

let directory: string;
let database: Database;
let watch: JournalWatch | null = null;
let said: string[];
let wanted: string[];
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
  said = [];
  wanted = [];
  for (let number = 1; number <= 5; number += 1) await tell(number);
  const place = { id: 20, installation: 1, owner: "acme", name: "exchange" };
  await database.insertInto("repository").values(place).execute();
});
afterEach(async () => {
  await watch?.close();
  watch = null;
  await database.destroy();
  rmSync(directory, { recursive: true, force: true });
});

const tell = (number: number, installation = 1) =>
  append(database, installation, at, { kind: "fact", fact: review(number, alice).fact });

const path = () => join(directory, "anchors.jsonl");
const log: Log = {
  info: (event) => said.push(`info ${event}`),
  warn: (event) => said.push(`warn ${event}`),
  error: (event) => said.push(`error ${event}`),
};

function opening() {
  const file = openSideFile(path(), keys);
  const keeping = openHeadKeeping(database, file, log);
  const opened = openWatch({
    database,
    want: async (_database, lane) => void wanted.push(`${lane.installation}/${lane.repository}`),
    keys,
    file,
    keeping,
    lookMs: 20,
    now: () => 0,
    log,
    wanted: () => {},
  });
  watch = {
    ...opened,
    close: async () => {
      await opened.close();
      await keeping.close();
    },
  };
  return { file, keeping, watch: opened };
}

async function reopened() {
  await watch?.close();
  said.length = 0;
  const parts = opening();
  await parts.watch.verified();
  return parts;
}

const look = async (by: string) => {
  const damage = (await readDamages(database, keys)).at(-1)?.damage.id ?? "";
  await acknowledge(database, keys, { damage, by, reason: "Looked." }, 0);
};

const remove = (...numbers: readonly number[]) =>
  database
    .deleteFrom("journal_subject")
    .where("seq", "in", numbers)
    .execute()
    .then(() => database.deleteFrom("journal").where("seq", "in", numbers).execute());

describe("a damage", () => {
  it("is told until two have looked; then what waits is evaluated again", async () => {
    await reopened();
    await remove(5);
    const { watch: watching } = await reopened();
    expect(said).toContain("error journal damaged");
    expect(watching.trouble()).toContain("damaged");
    expect(await watching.isDamaged(1)).toBe(true);
    expect(await watching.isDamaged(2)).toBe(false);
    expect(wanted).toEqual(["1/20"]);
    await look("Ann");
    expect(await watching.isDamaged(1)).toBe(true);
    await look("Ben");
    await eventually(
      async () => watching.trouble(),
      (trouble) => trouble === null,
    );
    expect(await watching.isDamaged(1)).toBe(false);
    expect(wanted).toEqual(["1/20", "1/20"]);
  });

  it("has a number that no entry had that is gone, and the journal goes on after it", async () => {
    await reopened();
    const gone = await hashAt(database, 1, 5);
    await remove(3, 4, 5);
    await reopened();
    expect(await hashAt(database, 1, 6)).not.toBeNull();
    expect(await tell(99)).toBe(7);
    expect(await tell(100, 2)).toBe(8);
    expect(await hashAt(database, 1, 5)).not.toBe(gone);
    expect(await verifyChain(database, 1)).toMatchObject({ broken: null, head: { seq: 7 } });
  });

  it("that was lifted hides no later one, and is not told again", async () => {
    await reopened();
    await remove(5);
    await reopened();
    await look("Ann");
    await look("Ben");
    await tell(50);
    const { watch: watching } = await reopened();
    expect(watching.trouble()).toBeNull();
    const last = await headOf(database, 1);
    await remove(last.seq);
    expect((await reopened()).watch.trouble()).toContain("damaged");
    expect(await readDamages(database, keys)).toHaveLength(2);
  });

  it("is not forgotten because its entry is taken away while the server runs", async () => {
    await reopened();
    await remove(5);
    const { watch: watching } = await reopened();
    await remove(6);
    expect(await watching.isDamaged(1)).toBe(true);
    expect((await reopened()).watch.trouble()).toContain("damaged");
  });

  it("is not answered for by one that was moved behind it", async () => {
    await reopened();
    await remove(5);
    await reopened();
    await look("Ann");
    await look("Ben");
    const last = await tell(50);
    await reopened();
    await remove(last);
    await database.deleteFrom("journal_subject").where("seq", "=", 6).execute();
    await database.updateTable("journal").set({ seq: 1_000 }).where("seq", "=", 6).execute();
    await database.deleteFrom("journal_subject").where("seq", "in", [7, 8]).execute();
    await database.deleteFrom("journal").where("seq", "in", [7, 8]).execute();
    expect((await reopened()).watch.trouble()).toContain("damaged");
  });
});

describe("a damage that was lifted", () => {
  async function lifted() {
    await reopened();
    await remove(5);
    await reopened();
    await look("Ann");
    await look("Ben");
    await tell(50);
    await reopened();
  }

  it("lifts none that was found later, though its entry is put in once more behind that one", async () => {
    await lifted();
    const last = await headOf(database, 1);
    await remove(last.seq);
    const { watch: watching } = await reopened();
    expect(await watching.isDamaged(1)).toBe(true);
    const before = await headOf(database, 1);
    const old = await database
      .selectFrom("journal")
      .selectAll()
      .where("identity", "like", "damage %")
      .orderBy("seq")
      .limit(1)
      .executeTakeFirstOrThrow();
    const content = JSON.parse(old.content);
    const hash = hashOf({ seq: 0, installation: 1, at, content, previous: before.hash });
    const seq = before.seq + 1;
    const copy = { ...old, seq, at, identity: "damage again", previous: before.hash, hash };
    await database.insertInto("journal").values(copy).execute();
    await database.insertInto("journal_subject").values({ subject: "damage", seq }).execute();
    expect(await watching.isDamaged(1)).toBe(true);
    expect((await reopened()).watch.trouble()).toContain("damaged");
  });

  it("answers for nothing when it was given a lower number, so that later ones come to be under it", async () => {
    await lifted();
    expect(await readDamages(database, keys)).toHaveLength(1);
    await database.deleteFrom("journal_subject").where("seq", "=", 6).execute();
    await database.updateTable("journal").set({ seq: 5 }).where("seq", "=", 6).execute();
    await database.insertInto("journal_subject").values({ subject: "damage", seq: 5 }).execute();
    expect(await verifyChain(database, 1)).toMatchObject({ broken: null });
    expect(await readDamages(database, keys)).toEqual([]);
  });

  it("is another one when what stood before the broken place was written anew", async () => {
    await reopened();
    await database.updateTable("journal").set({ previous: "ab" }).where("seq", "=", 3).execute();
    await reopened();
    await look("Ann");
    await look("Ben");
    expect((await reopened()).watch.trouble()).toBeNull();
    const content: EntryContent = { kind: "fact", fact: review(2, alice, "commented").fact };
    const previous = (await hashAt(database, 1, 1)) ?? "";
    const hash = hashOf({ seq: 2, installation: 1, at, content, previous });
    await database
      .updateTable("journal")
      .set({ content: canonicalOf(content), hash })
      .where("seq", "=", 2)
      .execute();
    expect((await reopened()).watch.trouble()).toContain("damaged");
  });
});

describe("the file of heads", () => {
  const heads = async () => (await openSideFile(path(), keys).read()).heads;

  it("has each chain's head soon after it changes", async () => {
    await reopened();
    for (const installation of [1, 2]) {
      const seq = await tell(60 + installation, installation);
      const hash = await hashAt(database, installation, seq);
      await eventually(heads, (read) => read.some((one) => one.hash === hash));
    }
    expect(await heads()).toHaveLength(2);
  });

  it("has a chain's head before a success is written, and fails when it cannot be kept", async () => {
    const { keeping } = await reopened();
    await tell(60);
    const all = await Promise.all([keeping.held(1), keeping.held(1), keeping.held(3)]);
    expect(all[0]).toEqual(await headOf(database, 1));
    expect(all[2]).toMatchObject({ seq: 0 });
    expect(await heads()).toMatchObject([all[0]]);
    rmSync(directory, { recursive: true });
    await tell(61);
    await expect(keeping.held(1)).rejects.toThrow("ENOENT");
  });

  it("does not grow without bound, and a torn line costs nothing", async () => {
    const file = openSideFile(path(), keys);
    await file.read();
    const hash = "0".repeat(64);
    for (let round = 1; round <= 30; round += 1) {
      const many = Array.from({ length: 100 }, (_, index) => ({
        installation: index + 1,
        seq: round * 100 + index,
        hash,
      }));
      await file.write(many);
    }
    const text = readFileSync(path(), "utf8");
    expect(text.split("\n").filter((line) => line !== "").length).toBeLessThan(2_200);
    writeFileSync(path(), `${text}{"installation":1,"seq":9`);
    const again = openSideFile(path(), keys);
    expect(await again.read()).toMatchObject({ foreign: 1 });
    const newest = { installation: 1, seq: 9_000, hash };
    await again.write([newest]);
    const { heads: read, foreign } = await openSideFile(path(), keys).read();
    expect(foreign).toBe(0);
    expect(read).toHaveLength(100);
    expect(read.find(({ installation }) => installation === 1)).toEqual(newest);
    expect(read.find(({ installation }) => installation === 100)?.seq).toBe(3_099);
  });
});

describe("what entries are found by", () => {
  it("is mended: a push is found again, and told once", async () => {
    const told = () => append(database, 1, at, { kind: "fact", fact: pushedByMallory });
    const push = await told();
    await append(database, 1, at, { kind: "fact", fact: opened });
    await database.deleteFrom("journal_subject").where("seq", "=", push).execute();
    await database
      .updateTable("journal")
      .set({ identity: "another" })
      .where("seq", "=", push)
      .execute();
    await reopened();
    expect(said).toContain("warn what the journal is searched by was mended");
    expect(await readFacts(database, [commitSubject(head)])).toEqual([pushedByMallory]);
    expect(await told()).toBe(push);
    await reopened();
    expect(said).not.toContain("warn what the journal is searched by was mended");
  });

  it.each(["null", "{}", '{"kind":"damage"}', '{"kind":"fact","fact":{"kind":"pushed"}}', "["])(
    "is no matter of an entry that was made to be %s",
    async (content) => {
      await database.updateTable("journal").set({ content }).where("seq", "=", 3).execute();
      await database.insertInto("journal_subject").values({ subject: "damage", seq: 3 }).execute();
      expect((await reopened()).watch.trouble()).toContain("damaged");
      expect(said.filter((line) => line.startsWith("error"))).toEqual(["error journal damaged"]);
    },
  );

  it("leads to no entry that is about something else", async () => {
    const seq = await tell(70);
    const subject = pullSubject({ repository: key.repository, pull: 31 });
    await database.insertInto("journal_subject").values({ subject, seq }).execute();
    expect(await readFacts(database, [subject])).toEqual([]);
  });

  it("is left alone whatever hostile names are in it", async () => {
    const ref = "refs/heads/a\0b\uD800";
    const fact = { ...pushedByMallory, kind: "pushed" as const, ref, commits: [head] };
    const append1 = () => append(database, 1, at, { kind: "fact", fact: fact as never });
    const seq = await append1();
    await reopened();
    expect(said.filter((line) => !line.startsWith("info"))).toEqual([]);
    expect(await append1()).toBe(seq);
  });
});
