/** One of several processes on a database hands over at a time: whoever holds the turn. */
import type { Database } from "../store/database.ts";

const name = "turn of the sink";

/** Turns: one that lasts for longer was taken by a clock that ran ahead, and would end no more. */
const mostAhead = 10;

/**
 * Takes the turn or keeps it, for `ms`; false while somebody else has it. A process that died loses
 * it by time. Should two believe that they have it, lines come twice, and none is lost.
 */
export async function takeTurn(
  database: Database,
  process: string,
  now: number,
  ms: number,
): Promise<boolean> {
  const value = `${now + ms} ${process}`;
  const inserted = await database
    .insertInto("bookmark")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .returning("name")
    .executeTakeFirst();
  if (inserted !== undefined) return true;
  const row = await database
    .selectFrom("bookmark")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  const held = row?.value ?? "";
  const [until = "0", owner] = held.split(" ");
  const left = Number(until) - now;
  if (owner !== process && left > 0 && left <= ms * mostAhead) return false;
  const { numUpdatedRows } = await database
    .updateTable("bookmark")
    .set({ value })
    .where("name", "=", name)
    .where("value", "=", held)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
