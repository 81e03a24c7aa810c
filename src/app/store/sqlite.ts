/** node:sqlite as Kysely's SQLite dialect wants it. */
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { Problem } from "../../domain/problem.ts";

/**
 * Opens (and creates) the file. An exclusive lock refuses a second process on the same data;
 * FULL makes a commit survive a loss of power, which the 202 promises.
 */
export function openSqlite(file: string): SqliteDialect {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA foreign_keys = ON");
  } catch (cause) {
    database.close();
    throw new Problem(
      "store",
      `Another process uses the database ${file}, or it cannot be opened.`,
      { cause },
    );
  }
  return new SqliteDialect({ database: adapted(database) });
}

/** The same few statements are asked for again and again; only those of a batch's size vary. */
const mostPrepared = 500;

function adapted(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? prepare(database, sql);
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bound(parameters)),
    run: (parameters) => statement.run(...bound(parameters)),
    iterate: (parameters) => statement.iterate(...bound(parameters)),
  };
}

function bound(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
