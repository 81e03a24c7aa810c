/** Deliveries on their way to what they teach, while the database takes nothing. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Probot } from "probot";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openLog } from "../../src/app/log.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { openExclusive } from "../../src/app/store/exclusive.ts";
import { openInbox } from "../../src/app/webhook/inbox.ts";
import { openRouting, type Routing } from "../../src/app/webhook/routing.ts";

let directory: string;
let database: Database;
let routing: Routing;
const lines: string[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
  lines.length = 0;
});
afterEach(async () => {
  await routing.close();
  await database.destroy();
  rmSync(directory, { recursive: true });
});

const id = "00000000-0000-4000-8000-000000000001";

async function start(receive: () => Promise<void>, attempts: number): Promise<void> {
  const inbox = openInbox(database, () => 0);
  await inbox.accept({ id, name: "push", payload: '{"installation":{"id":1}}' });
  await database.updateTable("delivery").set({ attempts }).execute();
  routing = openRouting({
    probot: { on: () => {}, receive } as unknown as Probot,
    appId: 1,
    anchorKeys: ["a-key-of-the-tests-0123456789"],
    inbox,
    exclusive: openExclusive(),
    database,
    want: async () => {},
    now: () => 0,
    log: openLog(
      (line) => lines.push(line),
      () => 0,
    ),
    settled: () => {},
  });
}

const stands = () =>
  database.selectFrom("delivery").select(["state", "attempts"]).executeTakeFirstOrThrow();

it("what was understood is never put aside, however often it could not be settled", async () => {
  await sql`CREATE TRIGGER full BEFORE UPDATE ON delivery WHEN NEW.state = 'done'
    BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`.execute(database);
  await start(async () => {}, 100);
  routing.wake();
  await vi.waitFor(async () => expect(await stands()).toEqual({ state: "waiting", attempts: 101 }));
  await sql`DROP TRIGGER full`.execute(database);
  await vi.waitFor(async () => expect((await stands()).state).toBe("done"), 10_000);
});

it("what our own code fails on is put aside after some tries, without a word of what it quotes", async () => {
  await start(async () => {
    throw new TypeError("PRIVATE-SOURCE-CODE");
  }, 4);
  routing.wake();
  await vi.waitFor(async () => expect((await stands()).state).toBe("failed"));
  expect(lines.join("")).toContain('"final":true');
  expect(lines.join("")).not.toContain("PRIVATE");
});

it("a database that can be read and not written holds it up, and loses nothing", async () => {
  await start(async () => {}, 0);
  await sql`PRAGMA query_only = 1`.execute(database);
  routing.wake();
  await vi.waitFor(() => expect(lines.join("")).toContain("inbox stopped"));
  await sql`PRAGMA query_only = 0`.execute(database);
  routing.wake();
  await vi.waitFor(async () => expect((await stands()).state).toBe("done"), 10_000);
});
