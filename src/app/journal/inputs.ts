/** What decisions were made of, in the database: each content once, under its hash. */
import type { KeptPart } from "../../core/journal/inputs.ts";
import type { Database } from "../store/database.ts";

/** Those that are there already are not written again. Call it inside of a transaction. */
export async function keepInputs(database: Database, parts: readonly KeptPart[]): Promise<void> {
  const known = await knownInputs(
    database,
    parts.map(({ hash }) => hash),
  );
  const fresh = new Map(
    parts.filter(({ hash }) => !known.has(hash)).map((part) => [part.hash, part]),
  );
  // In one order, so that two who keep the same never wait for each other.
  const rows = [...fresh.values()].sort((one, other) => (one.hash < other.hash ? -1 : 1));
  if (rows.length === 0) return;
  await database
    .insertInto("input")
    .values(rows)
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

/** Which of the hashes have a content. */
export async function knownInputs(
  database: Database,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom("input")
    .select("hash")
    .where("hash", "in", hashes)
    .execute();
  return new Set(rows.map(({ hash }) => hash));
}

/** By hash, as they stand there: whether a content is what its hash names is not looked at. */
export async function readInputs(
  database: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database
    .selectFrom("input")
    .select(["hash", "content"])
    .where("hash", "in", hashes)
    .execute();
  return new Map(rows.map(({ hash, content }) => [hash, content]));
}
