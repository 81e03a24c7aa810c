/** Brings a schema up to date, one step a transaction; refuses one of a newer version. */
import type { Kysely } from "kysely";
import { Problem } from "../../domain/problem.ts";
import type { Database } from "./database.ts";
import { migrations } from "./migrations.ts";

/** Where a database keeps the number of steps it has. */
export interface Version {
  readonly read: (database: Database) => Promise<number>;
  readonly write: (database: Database, version: number) => Promise<void>;
}

/** Safe when several start together: a transaction has the database for itself, and looks anew. */
export async function migrate(database: Database, version: Version): Promise<void> {
  while (await takeStep(database, version));
}

function takeStep(database: Database, version: Version): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const done = await version.read(transaction);
    refuseNewer(done);
    const step = migrations[done];
    if (step === undefined) return false;
    await step(transaction as unknown as Kysely<never>);
    await version.write(transaction, done + 1);
    return true;
  });
}

/** For who only joins a server: nothing is changed. */
export async function requireCurrent(database: Database, version: Version): Promise<void> {
  const done = await version.read(database);
  refuseNewer(done);
  if (done < migrations.length)
    throw new Problem(
      "store",
      `The database has schema ${done} of ${migrations.length}. Start the server of this version once, which brings it up to date.`,
    );
}

function refuseNewer(version: number): void {
  if (version > migrations.length)
    throw new Problem(
      "store",
      `The database has schema ${version}, newer than the ${migrations.length} this Foureyes knows. Install the version that wrote it.`,
    );
}
