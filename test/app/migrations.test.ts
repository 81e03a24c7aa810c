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
  "9ea71c0ea66a9561",
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
