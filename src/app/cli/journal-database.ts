/** The database that a command reads beside the App, or without it. */
import { Problem } from "../../domain/problem.ts";
import type { Database } from "../store/database.ts";
import { joinEmbedded, readEmbedded } from "../store/embedded.ts";
import { type Console, exits } from "./console.ts";
import { printable } from "./printable.ts";

export interface Opening {
  /** `--data` */
  readonly data: string | undefined;
  /** Whether something is appended. */
  readonly writes: boolean;
}

/** Gives the status of `work`; a journal that cannot be read is a sentence and "undetermined". */
export async function withJournal(
  opening: Opening,
  console: Console,
  work: (database: Database) => Promise<number>,
): Promise<number> {
  try {
    const database = await open(opening, console.environment);
    try {
      return await work(database);
    } finally {
      await database.destroy();
    }
  } catch (cause) {
    const reason = reasonOf(cause);
    if (reason === null) throw cause;
    console.err(`foureyes: ${printable(reason)}\n`);
    return exits.undetermined;
  }
}

function open(
  { data, writes }: Opening,
  { FOUREYES_DATA = "", DATABASE_URL = "" }: Console["environment"],
): Promise<Database> {
  if (data === undefined && DATABASE_URL.trim() !== "")
    throw new Problem("setting", "DATABASE_URL is set, but is not supported yet. Remove it.");
  const directory = data ?? (FOUREYES_DATA.trim() === "" ? "./data" : FOUREYES_DATA.trim());
  return writes ? joinEmbedded(directory) : readEmbedded(directory);
}

/** Null for what is not the database's. */
function reasonOf(cause: unknown): string | null {
  if (cause instanceof Problem) return cause.code === "store" ? cause.message : null;
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  return code === "ERR_SQLITE_ERROR" ? `The database cannot be read: ${String(message)}.` : null;
}
