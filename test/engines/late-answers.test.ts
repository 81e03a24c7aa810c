/** PostgreSQL that answers later than we wait: what is told to be written must be. */
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPostgres } from "../../src/app/store/postgres.ts";
import { type Postgres, startPostgres } from "./postgres-server.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

/** As whoever writes holds it; see postgres.ts. */
const writing = 4_021_883_377;

it.each([
  ["we give up on it", "?query_timeout=700", 1_000],
  ["we give up on its end, too", "?query_timeout=700", 2_200],
  ["PostgreSQL gives up", "?statement_timeout=700", 1_000],
])(
  "a transaction that does not begin, as %s, takes nothing along that is written after it",
  async (_, patience, lockedMs) => {
    const url = await postgres.create();
    const other = new pg.Client(url);
    await other.connect();
    const { database, close } = await openPostgres(`${url}${patience}`);
    await other.query(`select pg_advisory_lock(${writing})`);
    const begun = expect(database.transaction().execute(async () => {})).rejects.toThrow(/timeout/);
    // Longer than we wait for it, and for its end.
    await new Promise((resolve) => setTimeout(resolve, lockedMs));
    await other.query("select pg_advisory_unlock_all()");
    await begun;
    await database.insertInto("bookmark").values({ name: "written", value: "" }).execute();
    const { rows } = await other.query("select name from bookmark");
    expect(rows).toEqual([{ name: "written" }]);
    await other.end();
    await close();
  },
);
