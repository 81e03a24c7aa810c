/** The database that a command reads beside the App, or without it. */
import { Problem } from "../../domain/problem.ts";
import { databaseUrlOf } from "../environment.ts";
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

async function open(
  { data, writes }: Opening,
  environment: Console["environment"],
): Promise<Database> {
  const url = data === undefined ? databaseUrlOf(environment) : null;
  if (url !== null) {
    const { joinPostgres } = await import("../store/postgres.ts");
    return joinPostgres(url);
  }
  const directory = dataIn({ data, environment });
  return writes ? joinEmbedded(directory) : readEmbedded(directory);
}

/** Whether the user, or the App's environment, says where the database is. */
export function namesJournal({ data, environment }: Located): boolean {
  const { FOUREYES_DATA: usual = "" } = environment;
  return data !== undefined || databaseUrlOf(environment) !== null || usual.trim() !== "";
}

type Located = Pick<Opening, "data"> & Pick<Console, "environment">;

/** The folder of a command's `--data`, or of the App. */
export function dataIn({ data, environment }: Located): string {
  const { FOUREYES_DATA: usual = "" } = environment;
  return data ?? (usual.trim() === "" ? "./data" : usual.trim());
}

/** Of SQLite, of PostgreSQL (SQLSTATE), and of the way to it. */
const ofDatabase = /^(?:ERR_SQLITE_ERROR|[0-9A-Z]{5}|ECONN[A-Z]+|ETIMEDOUT)$/;

/** Null for what is not the database's. */
function reasonOf(cause: unknown): string | null {
  if (cause instanceof Problem) return cause.code === "store" ? cause.message : null;
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  return ofDatabase.test(String(code)) ? `The database cannot be read: ${String(message)}.` : null;
}
