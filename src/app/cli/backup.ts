/** `foureyes backup`: a copy of the embedded database that can be restored. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { backUp } from "../store/backup.ts";
import { type Console, exits } from "./console.ts";
import { flagsOf } from "./flags.ts";
import { printable } from "./printable.ts";

/** Throws "usage" and "store". */
export async function runBackup(args: readonly string[], console: Console): Promise<number> {
  const { to, data } = flagsOf(args, ["to", "data"]);
  if (to === undefined) throw new Problem("usage", "--to is missing: name the file to write.");
  const { DATABASE_URL, FOUREYES_DATA = "./data" } = console.environment;
  if (data === undefined && DATABASE_URL !== undefined && DATABASE_URL !== "")
    throw new Problem(
      "usage",
      "DATABASE_URL is set: PostgreSQL is backed up with its own pg_dump. For an embedded database name its folder with --data.",
    );
  const target = resolve(to);
  if (!existsSync(dirname(target)))
    throw new Problem("usage", `There is no folder ${JSON.stringify(dirname(target))}.`);
  if (existsSync(target))
    throw new Problem("usage", `${JSON.stringify(to)} is there already, and is not overwritten.`);
  const { entries, newest } = backUp(join(data ?? FOUREYES_DATA, "foureyes.db"), target);
  const count = entries === 1 ? "1 journal entry" : `${entries} journal entries`;
  console.out(`${printable(to)} has ${count}; the newest is number ${newest}.\n`);
  return exits.clear;
}
