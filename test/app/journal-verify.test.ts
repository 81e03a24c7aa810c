import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acknowledge, readDamages } from "../../src/app/journal/acknowledge.ts";
import { append } from "../../src/app/journal/journal.ts";
import { verifyChain, verifyJournal } from "../../src/app/journal/verify.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { canonicalOf, hashOf } from "../../src/core/journal/chain.ts";
import { damageOf } from "../../src/core/journal/damage.ts";
import { type StoredEntry, unwalked, walk } from "../../src/core/journal/verify.ts";
import { alice, review } from "../core/ordinary.ts";

let directory: string;
let database: Database;
let rows: readonly StoredEntry[];

const at = "2026-05-12T12:03:00.000Z";

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
  for (let number = 200; number < 320; number += 1)
    await append(database, 1 + (number % 2), at, {
      kind: "fact",
      fact: review(number, alice).fact,
    });
  rows = await database
    .selectFrom("journal")
    .selectAll()
    .where("installation", "=", 1)
    .orderBy("seq")
    .execute();
});
afterAll(async () => {
  await database.destroy();
  rmSync(directory, { recursive: true });
});

const walkedOver = (entries: readonly StoredEntry[]) => entries.reduce(walk, unwalked);

/** The eighth entry is another, all others are as they were. */
const with8th = (change: (row: StoredEntry) => Partial<StoredEntry>) =>
  rows.map((row, index) => (index === 7 ? { ...row, ...change(row) } : row));

function resealed(row: StoredEntry): Partial<StoredEntry> {
  const content = JSON.parse(row.content.replace("approved", "commented"));
  return { content: canonicalOf(content), hash: hashOf({ ...row, content }) };
}

describe("the journal, walked", () => {
  it("is whole when nobody touched it: each chain by itself, to its head", async () => {
    const [one, two] = await verifyJournal(database);
    const last = rows.at(-1);
    expect(one).toMatchObject({ installation: 1, entries: 60, broken: null, breaks: 0 });
    expect(one?.head).toEqual({ seq: last?.seq, hash: last?.hash });
    expect(two).toMatchObject({ installation: 2, entries: 60, broken: null });
    const walked = walkedOver(rows);
    expect(one).toMatchObject(walked);
  });

  it("has no head for an installation that it does not know", async () => {
    expect(await verifyChain(database, 3)).toMatchObject({ entries: 0, head: null, broken: null });
  });

  it.each<[string, (row: StoredEntry) => Partial<StoredEntry>, RegExp, number]>([
    [
      "says something else",
      (row) => ({ content: row.content.replace("approved", "commented") }),
      /hash/,
      0,
    ],
    ["was at another time", () => ({ at: "2026-05-11T12:03:00.000Z" }), /hash/, 0],
    ["is of another installation", () => ({ installation: 2 }), /hash/, 0],
    [
      "is written in another way",
      (row) => ({ content: row.content.replace(":", ": ") }),
      /edited/,
      0,
    ],
    ["is no JSON", () => ({ content: '{"kind"' }), /edited/, 0],
    [
      "is nested without an end",
      () => ({ content: "[".repeat(200_000) + "]".repeat(200_000) }),
      /edited/,
      0,
    ],
    ["has a number from before", () => ({ seq: 3 }), /number/, 0],
    ["was sealed anew", resealed, /does not follow entry/, 1],
  ])("is broken where an entry %s", (_, change, reason, later) => {
    const { broken, breaks } = walkedOver(with8th(change));
    const changed = with8th(change)[7 + later];
    expect(broken?.seq).toBe(changed?.seq);
    expect(broken?.reason).toMatch(reason);
    expect(breaks).toBe(1);
  });

  it("is broken where entries are missing, but not by their missing at the end", () => {
    expect(walkedOver(rows.toSpliced(7, 1)).broken?.seq).toBe(rows[8]?.seq);
    expect(walkedOver(rows.slice(1)).broken?.reason).toMatch(/first ones were taken away/);
    expect(walkedOver(rows.slice(0, -1)).broken).toBeNull();
  });

  it("tells a second break from the first alone", () => {
    const broken = rows.toSpliced(7, 1);
    const once = walkedOver(broken);
    const twice = walkedOver(broken.toSpliced(20, 1));
    expect(once.breaks).toBe(1);
    expect(twice).toMatchObject({ breaks: 2, broken: once.broken });
    expect(twice.digest).not.toBe(once.digest);
    expect(walkedOver(broken).digest).toBe(once.digest);
  });
});

describe("a damage", () => {
  const keys = ["a-key-of-the-tests-0123456789"] as const;
  const found = {
    where: "chain",
    seq: 15,
    expected: "ab",
    found: "It was edited.",
    covers: 90,
  } as const;
  const damage = damageOf(keys, 1, found);
  const look = (by: string, damageId = damage.id) =>
    acknowledge(database, keys, { damage: damageId, by, reason: "Restored from a copy." }, 0);

  beforeAll(() => append(database, 1, at, { kind: "damage", damage }));

  it("is lifted by two names, and not by one that is written in two ways", async () => {
    expect((await look("Ann")).isLifted).toBe(false);
    expect((await look(" ann ")).isLifted).toBe(false);
    expect((await look("a\u200bnn")).isLifted).toBe(false);
    expect((await look("Ben", damage.id.slice(0, 8))).isLifted).toBe(true);
    const [known] = await readDamages(database, keys);
    expect(known?.acknowledgements.map(({ by }) => by)).toEqual(["Ann", "ann", "a\u200bnn", "Ben"]);
  });

  it("is not there, nor lifted, for what was written without the key", async () => {
    expect(await readDamages(database, ["another-key-0123456789"])).toEqual([]);
    expect(await readDamages(database, ["another-key-0123456789", ...keys])).toHaveLength(1);
    const later = damageOf(keys, 2, found);
    await append(database, 2, at, { kind: "damage", damage: later });
    for (const by of ["Ann", "Ben"]) {
      const acknowledgement = { damage: later.id, by, reason: "Fine.", mac: "0".repeat(32) };
      await append(database, 2, at, { kind: "acknowledgement", acknowledgement });
    }
    const [, known] = await readDamages(database, keys);
    expect(known).toMatchObject({ installation: 2, isLifted: false, acknowledgements: [] });
  });

  it("found after one that was lifted is not lifted, until it is; then those before it are", async () => {
    const first = damageOf(keys, 1, { ...found, covers: 95 });
    const second = damageOf(keys, 1, { ...found, covers: 96 });
    for (const next of [first, second])
      await append(database, 1, at, { kind: "damage", damage: next });
    const lifted = async () =>
      (await readDamages(database, keys))
        .filter(({ installation }) => installation === 1)
        .map(({ isLifted }) => isLifted);
    expect(await lifted()).toEqual([true, false, false]);
    await look("Ann", second.id);
    await look("Ben", second.id);
    expect(await lifted()).toEqual([true, true, true]);
  });

  it.each([
    ["unknown", "0".repeat(32), "Ann", "Looked."],
    ["too short to be one", damage.id.slice(0, 7), "Ann", "Looked."],
    ["named by nobody", damage.id, " ", "Looked."],
    ["without a reason", damage.id, "Ann", "\n"],
  ])("that is %s is refused", async (_, id, by, reason) => {
    await expect(acknowledge(database, keys, { damage: id, by, reason }, 0)).rejects.toMatchObject({
      code: "usage",
    });
  });
});
