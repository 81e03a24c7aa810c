/** The embedded database of one server, under its data folder. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, type SqliteDialect, sql } from "kysely";
import { Problem } from "../../domain/problem.ts";
import type { Database } from "./database.ts";
import { migrate, requireCurrent, type Version } from "./migrate.ts";
import { holdAlone, openSqlite, openSqliteToRead, whyNot } from "./sqlite.ts";
import type { Tables } from "./tables.ts";

const version: Version = {
  read: async (database) => {
    const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(database);
    return rows[0]?.user_version ?? 0;
  },
  write: async (database, to) => {
    await sql`PRAGMA user_version = ${sql.lit(to)}`.execute(database);
  },
};

/** To serve from: made when it is not there, and nobody else's until it is closed. Throws "store". */
export async function openEmbedded(directory: string): Promise<Database> {
  const release = holdFolder(directory);
  const database = await opened(fileIn(directory), release);
  await migrate(database, version).catch(async (cause) => {
    await database.destroy();
    throw unusable(directory, cause);
  });
  return database;
}

/**
 * Keeps other servers off a data folder, which it makes if it is not there: two would not know of
 * each other's database, nor of each other's mirrors. Gives what releases it. Throws "store".
 */
export function holdFolder(directory: string): () => void {
  makeFolder(directory);
  return holdAlone(fileIn(directory), join(directory, "serving.lock"));
}

/** A damaged file can be opened, and shows when it is read. */
function unusable(directory: string, cause: unknown): unknown {
  const isOfSqlite = (cause as { readonly errcode?: unknown }).errcode !== undefined;
  return isOfSqlite ? new Problem("store", whyNot(fileIn(directory), cause), { cause }) : cause;
}

/** Beside a server, or without one; never made or changed in its shape. Throws "store". */
export function joinEmbedded(directory: string): Promise<Database> {
  return current(directory, openSqlite);
}

/** The same, and nothing in it is written. Throws "store". */
export function readEmbedded(directory: string): Promise<Database> {
  return current(directory, openSqliteToRead);
}

async function current(
  directory: string,
  open: (file: string) => SqliteDialect,
): Promise<Database> {
  const file = fileIn(directory);
  if (!existsSync(file))
    throw new Problem("store", `There is no database ${file}. Name the folder of FOUREYES_DATA.`);
  const database = new Kysely<Tables>({ dialect: open(file) });
  await requireCurrent(database, version).catch(async (cause) => {
    await database.destroy();
    throw unusable(directory, cause);
  });
  return database;
}

function fileIn(directory: string): string {
  return join(directory, "foureyes.db");
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Problem(
      "store",
      `The folder ${directory} cannot be made. Set FOUREYES_DATA to one that this process may write to.`,
      { cause },
    );
  }
}

async function opened(file: string, closed: () => void): Promise<Database> {
  try {
    return new Kysely<Tables>({ dialect: openSqlite(file, closed) });
  } catch (cause) {
    closed();
    throw cause;
  }
}
