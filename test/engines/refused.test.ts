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
import { startService } from "../../src/app/server/service.ts";
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
  const admin = new pg.Client(url);
  await admin.connect();
  const left = async () =>
    (
      await admin.query(
        "select 1 from pg_stat_activity where datname = current_database() and application_name like 'foureyes%'",
      )
    ).rowCount;
  expect(await eventually(left, (count) => count === 0)).toBe(0);
  await admin.end();
  taken.close();
  rmSync(data, { recursive: true });
}, 40_000);
