/** Opens the database and brings its schema up to date; refuses one of a newer version. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { Problem } from "../../domain/problem.ts";
import { migrations } from "./migrations.ts";
import { openSqlite } from "./sqlite.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

export async function openDatabase(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = new Kysely<Tables>({ dialect: openSqlite(join(directory, "foureyes.db")) });
  await migrate(database);
  return database;
}

async function migrate(database: Database): Promise<void> {
  const version = await readVersion(database);
  if (version > migrations.length) {
    await database.destroy();
    throw new Problem(
      "store",
      `The database has schema ${version}, newer than the ${migrations.length} this Foureyes knows. Install the version that wrote it.`,
    );
  }
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    await database.transaction().execute(async (transaction) => {
      await step(transaction as unknown as Kysely<never>);
      await sql`PRAGMA user_version = ${sql.lit(index + 1)}`.execute(transaction);
    });
  }
}

async function readVersion(database: Database): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(database);
  return rows[0]?.user_version ?? 0;
}
