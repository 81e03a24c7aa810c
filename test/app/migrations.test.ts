/** A database of any earlier Foureyes becomes that of this one. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { migrations } from "../../src/app/store/migrations.ts";
import { openSqlite } from "../../src/app/store/sqlite.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "migrations-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** As the Foureyes left it that knew so many steps. */
async function leaveAt(version: number): Promise<void> {
  const database = new Kysely<never>({ dialect: openSqlite(join(directory, "foureyes.db")) });
  for (const step of migrations.slice(0, version)) await step(database);
  await sql`PRAGMA user_version = ${sql.lit(version)}`.execute(database);
  await database.destroy();
}

/** A digest: what is asked is whether two are the same. */
async function schemaOf(database: Database | Kysely<never>): Promise<string> {
  const { rows } = await sql<{ sql: string }>`
    SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name`.execute(database);
  const text = rows.map((row) => row.sql).join(";");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** By version. A step adds a line here; a line that is there is never changed. */
const released: readonly string[] = [
  "76bfeccef9008949",
  "b8019085c8caeb22",
  "e0db3e8fa027d33e",
  "4d640bf12474915f",
  "7e1d177e976f7a6e",
  "fa06ceb1d677bacf",
  "2726f6f2614af9ad",
  "415b135b4ec8e63c",
  "c9aa57eab0bfe920",
  "1006345de049f468",
];

it("each step is as it was released: databases were made with it", async () => {
  const found: string[] = [];
  for (const version of migrations.keys()) {
    await leaveAt(version + 1);
    const database = new Kysely<never>({ dialect: openSqlite(join(directory, "foureyes.db")) });
    found.push(await schemaOf(database));
    await database.destroy();
    rmSync(join(directory, "foureyes.db"));
  }
  expect(found).toEqual(released);
});

it.each([...migrations.keys()])(
  "after %i steps it gets all others when it is opened",
  async (done) => {
    await leaveAt(done);
    const database = await openEmbedded(directory);
    expect(await schemaOf(database)).toBe(released.at(-1));
    await database.destroy();
  },
);

it("entries that were written before are found by who worked on a change, and who approved", async () => {
  await leaveAt(8);
  const database = await openOlder();
  await database.destroy();
  const now = await openEmbedded(directory);
  const subjects = await now
    .selectFrom("journal_subject")
    .select(["subject", "seq"])
    .orderBy("seq")
    .execute();
  expect(subjects.map(({ subject, seq }) => `${seq} ${subject}`)).toEqual([
    "1 work 20#30",
    "2 approver 7",
  ]);
  const { identity } = await now
    .selectFrom("journal")
    .select("identity")
    .where("seq", "=", 4)
    .executeTakeFirstOrThrow();
  expect(identity).toBe("members team 11 7 since 2026-05-12T12:00:00.000Z");
  await now.destroy();
});

/** With entries of a Foureyes before. */
async function openOlder(): Promise<Database> {
  const database: Database = new Kysely({ dialect: openSqlite(join(directory, "foureyes.db")) });
  const on = { repository: 20, pull: 30, by: { id: 7, login: "dave", kind: "user" } };
  const facts: readonly (readonly [string, object])[] = [
    ["opened pull 20#30 a", { kind: "opened", ...on }],
    ["reviewed pull 20#30 1", { kind: "reviewed", state: "approved", ...on }],
    ["reviewed pull 20#30 2", { kind: "reviewed", state: "commented", ...on }],
    [
      "members team 11 7",
      {
        kind: "members-seen",
        group: "team 11",
        people: [on.by],
        since: "2026-05-12T12:00:00.000Z",
      },
    ],
  ];
  for (const [at, [identity, fact]] of facts.entries())
    await database
      .insertInto("journal")
      .values({
        installation: 1,
        at: "2026-05-12T12:00:00.000Z",
        identity,
        content: JSON.stringify({ kind: "fact", fact }),
        previous: String(at),
        hash: String(at + 1),
      })
      .execute();
  return database;
}
