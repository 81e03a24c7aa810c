/** node:sqlite as Kysely's SQLite dialect wants it. */
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { Problem } from "../../domain/problem.ts";

/** Longer than any write of ours; a command beside the server may write, too. */
const patienceMs = 5_000;

/**
 * Opens (and creates) the file. FULL makes a commit survive a loss of power, which the 202 promises.
 * `closed` is called once it is closed.
 */
export function openSqlite(file: string, closed: () => void = () => {}): SqliteDialect {
  const database = opened(file, () => {
    const opening = new DatabaseSync(file, { timeout: patienceMs });
    try {
      opening.exec("PRAGMA journal_mode = WAL");
      opening.exec("PRAGMA synchronous = FULL");
      opening.exec("PRAGMA foreign_keys = ON");
      // Payloads are private code: what is emptied is gone from the file as well.
      opening.exec("PRAGMA secure_delete = ON");
      return opening;
    } catch (cause) {
      opening.close();
      throw cause;
    }
  });
  return new SqliteDialect({ database: adapted(database, closed) });
}

/** Makes no database and changes none; SQLite may put its shared memory beside it. */
export function openSqliteToRead(file: string): SqliteDialect {
  const open = () => new DatabaseSync(file, { readOnly: true, timeout: patienceMs });
  return new SqliteDialect({ database: adapted(opened(file, open), () => {}) });
}

/**
 * Keeps a second server off the same data, for as long as this process lives. The lock is in a file
 * of its own, so that others may read the database meanwhile. Gives what releases it.
 */
export function holdAlone(file: string, lockFile: string): () => void {
  const lock = opened(file, () => {
    const opening = new DatabaseSync(lockFile, { timeout: 0 });
    try {
      opening.exec("BEGIN EXCLUSIVE");
      return opening;
    } catch (cause) {
      opening.close();
      throw cause;
    }
  });
  return () => lock.close();
}

function opened(file: string, open: () => DatabaseSync): DatabaseSync {
  try {
    return open();
  } catch (cause) {
    throw new Problem("store", whyNot(file, cause), { cause });
  }
}

/** Of SQLite. */
const codes = { busy: 5, corrupt: 11, cannotOpen: 14, notADatabase: 26 } as const;

/** Why a database cannot be used, and what to do. */
export function whyNot(file: string, cause: unknown): string {
  const { errcode, message } = cause as { readonly errcode?: number; readonly message: string };
  switch (errcode) {
    case codes.busy:
      return `Another process uses the database ${file}, or its folder. Stop it, or set FOUREYES_DATA to another one.`;
    case codes.corrupt:
    case codes.notADatabase:
      return `The database ${file} is damaged: ${message}. Keep it for whoever looks into it, and restore a backup in its place.`;
    case codes.cannotOpen:
      return `The database ${file} cannot be opened: it must be a file that this process may write to, in a folder that it may write to.`;
    default:
      return `The database ${file} cannot be opened: ${message}.`;
  }
}

/** The same few statements are asked for again and again; only those of a batch's size vary. */
const mostPrepared = 500;

function adapted(database: DatabaseSync, closed: () => void): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      database.close();
      closed();
    },
    prepare: (text) => {
      const sql = text === "begin" ? beginning : text;
      const statement = prepared.get(sql) ?? prepare(database, sql);
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/** Waits its turn at once: a transaction that has read and then has to wait is refused. */
const beginning = "begin immediate";

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
