/** Lanes of one process, while the database takes nothing. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it, vi } from "vitest";
import { openLog } from "../../src/app/log.ts";
import { openEngine } from "../../src/app/server/engine.ts";

const parts = {
  now: () => Date.now(),
  log: openLog(
    () => {},
    () => 0,
  ),
};

it("a key that could not be ended is run again after a pause, and does not spin meanwhile", async () => {
  const data = mkdtempSync(join(tmpdir(), "engine-"));
  const engine = await openEngine({ data, databaseUrl: null }, parts);
  const { database, lanes } = engine;
  let runs = 0;
  await lanes.want(database, { installation: 1, repository: 2, pull: 3 }, Date.now());
  await sql`PRAGMA query_only = 1`.execute(database);
  await lanes.start(async () => {
    runs += 1;
    return "done";
  });
  await vi.waitFor(() => expect(runs).toBe(1));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(runs).toBe(1);
  await sql`PRAGMA query_only = 0`.execute(database);
  await vi.waitFor(async () => expect((await lanes.backlog()).keys).toBe(0), 10_000);
  expect(runs).toBe(2);
  await lanes.close();
  await engine.close();
  rmSync(data, { recursive: true });
});
