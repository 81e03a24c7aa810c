/** A consistent copy of the embedded database, also while a server uses it. */
import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "../../domain/problem.ts";
import { whyNot } from "./sqlite.ts";

export interface Backup {
  /** Of the journal. */
  readonly entries: number;
  /** Number of its newest entry; 0 for none. */
  readonly newest: number;
}

/**
 * Copies `file` to `target`, which appears whole, flushed and checked, or not at all, for its owner
 * alone to read. Waits for nobody and holds nobody up. Throws "store", and "usage" when `target` is
 * there already: a backup is never overwritten.
 */
export function backUp(file: string, target: string): Backup {
  if (!existsSync(file))
    throw new Problem("store", `There is no database ${file}. Name the folder of FOUREYES_DATA.`);
  const part = `${target}.part-${randomUUID()}`;
  const mask = process.umask(0o077);
  try {
    copy(file, part);
    const backup = checked(part);
    flush(part);
    place(part, target);
    return backup;
  } finally {
    process.umask(mask);
    rmSync(part, { force: true });
  }
}

/** What a server commits meanwhile is not in it: it is as the database was at one moment. */
function copy(file: string, part: string): void {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    try {
      database.prepare("VACUUM INTO ?").run(part);
    } finally {
      database.close();
    }
  } catch (cause) {
    throw new Problem("store", `${whyNot(file, cause)} Or the copy cannot be written.`, { cause });
  }
}

function checked(part: string): Backup {
  const database = new DatabaseSync(part, { readOnly: true });
  try {
    const [verdict] = database.prepare("PRAGMA integrity_check(1)").all();
    if (verdict?.integrity_check !== "ok")
      throw new Problem("store", "The copy is damaged, and so may the database be. Keep both.");
    const row = database
      .prepare("SELECT count(*) AS entries, coalesce(max(seq), 0) AS newest FROM journal")
      .get();
    return { entries: Number(row?.entries), newest: Number(row?.newest) };
  } finally {
    database.close();
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function place(part: string, target: string): void {
  try {
    linkSync(part, target);
    flush(dirname(target));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    throw new Problem("usage", `${target} is there already, and is not overwritten.`, { cause });
  }
}
