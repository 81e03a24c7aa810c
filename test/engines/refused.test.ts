/** A server that cannot start, beside a PostgreSQL that can be used. */
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settingsOf } from "../../src/app/environment.ts";
import { usualPatience } from "../../src/app/patience.ts";
import { openEngine } from "../../src/app/server/engine.ts";
import { startService } from "../../src/app/server/service.ts";
import { holdFolder } from "../../src/app/store/embedded.ts";
import { eventually } from "../stories/firm.ts";
import { parts } from "./contract.ts";
import { type Postgres, startPostgres } from "./postgres-server.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

it("one whose port is taken says so, and leaves no connection behind: its process ends", async () => {
  const url = await postgres.create();
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const data = mkdtempSync(join(tmpdir(), "refused-"));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const settings = settingsOf({
    APP_ID: "1",
    PRIVATE_KEY: privateKey.export({ type: "pkcs1", format: "pem" }) as string,
    WEBHOOK_SECRET: "a-secret-of-this-very-test",
    FOUREYES_ANCHOR_KEY: "an-anchor-key-of-this-test",
    PORT: String((taken.address() as AddressInfo).port),
    FOUREYES_DATA: data,
    DATABASE_URL: url,
  });
  await expect(startService(settings, usualPatience, parts.log)).rejects.toThrow(
    "cannot be listened on",
  );
  await holdsNothing(url);
  taken.close();
  rmSync(data, { recursive: true });
}, 40_000);

it("one whose lanes cannot be made says so, and leaves no connection and no folder behind", async () => {
  const url = await postgres.create();
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query("create schema pgboss; create table pgboss.version (of_another text)");
  await admin.end();
  const data = mkdtempSync(join(tmpdir(), "refused-"));
  const opening = openEngine({ data, databaseUrl: url }, parts);
  await expect(opening).rejects.toThrow("The lanes in PostgreSQL cannot be used: ");
  await holdsNothing(url);
  holdFolder(data)();
  rmSync(data, { recursive: true });
});

async function holdsNothing(url: string): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  const ours = "datname = current_database() and application_name like 'foureyes%'";
  const left = async () =>
    (await admin.query(`select 1 from pg_stat_activity where ${ours}`)).rowCount;
  await eventually(left, (count) => count === 0);
  await admin.end();
}
