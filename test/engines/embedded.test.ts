import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openEngine } from "../../src/app/server/engine.ts";
import { holdToContract, parts } from "./contract.ts";

holdToContract(async () => {
  const data = mkdtempSync(join(tmpdir(), "engine-"));
  return {
    open: () => openEngine({ data, databaseUrl: null }, parts),
    setVersion: async ({ database }, version) => {
      await sql`PRAGMA user_version = ${sql.lit(version)}`.execute(database);
    },
    clear: async () => rmSync(data, { recursive: true }),
  };
});
