/** How far something has come, kept over restarts. */
import type { Database } from "./database.ts";

/** Null before the first time. */
export async function readBookmark(database: Database, name: string): Promise<string | null> {
  const row = await database
    .selectFrom("bookmark")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function writeBookmark(
  database: Database,
  name: string,
  value: string,
): Promise<void> {
  await database
    .insertInto("bookmark")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}
