import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openEngine } from "../../src/app/server/engine.ts";
import { joinPostgres } from "../../src/app/store/postgres.ts";
import { fillJournal } from "../cli/a-journal.ts";
import { recorded } from "../cli/recording.ts";
import { holdToContract, parts } from "./contract.ts";
import { type Postgres, startPostgres } from "./postgres-server.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  folders.push(folder);
  return folder;
};

const open = (databaseUrl: string, data = newFolder()) => openEngine({ data, databaseUrl }, parts);

holdToContract(async () => {
  const url = await postgres.create();
  return {
    open: () => open(url),
    setVersion: async ({ database }, version) => {
      await sql`update schema_version set version = ${sql.lit(version)}`.execute(database);
    },
    clear: async () => {},
  };
});

it("servers that start together make one schema", async () => {
  const url = await postgres.create();
  const engines = await Promise.all([1, 2, 3].map(() => open(url)));
  for (const { database } of engines)
    expect(await database.selectFrom("journal").selectAll().execute()).toEqual([]);
  await Promise.all(
    engines.map(async ({ lanes, close }) => {
      await lanes.close();
      await close();
    }),
  );
  const joined = await joinPostgres(url);
  expect(await joined.selectFrom("lane").selectAll().execute()).toEqual([]);
  await joined.destroy();
});

it("the commands that read the journal read it there", async () => {
  const url = await postgres.create();
  const engine = await open(url);
  await fillJournal(engine.database);
  const asked = (...args: readonly string[]) =>
    recorded(args, { environment: { DATABASE_URL: url } });
  const exported = await asked("journal", "export", "--repository", "ACME/exchange");
  expect(exported.out.split("\n")).toHaveLength(6);
  expect(await asked("journal", "verify")).toMatchObject({
    status: 0,
    out: expect.stringMatching(/6 entries, whole\. Head: 6 .*\n.* 8 contents, whole\.\n/),
  });
  expect(await asked("replay", "acme/exchange#30")).toMatchObject({ status: 0 });
  expect(await asked("explain", "acme/exchange#30")).toMatchObject({ status: 0 });
  const approving = ["acme/exchange#30", "--approve", "dave"];
  expect(await asked("simulate", ...approving)).toMatchObject({ status: 0 });
  await engine.lanes.close();
  await engine.close();
});

it.each([
  ["another password", (url: string) => url.replace("postgres-of-the-tests", "secret-guess")],
  ["another database", (url: string) => `${url}_gone`],
  ["nobody who listens", (url: string) => url.replace(/:\d+\//, ":1/")],
])("an address with %s is refused with a sentence, and without the password", async (_, wrong) => {
  const url = wrong(await postgres.create());
  const refused = await open(url).catch((cause: unknown) => String(cause));
  expect(refused).toMatch(/DATABASE_URL: the database 127\.0\.0\.1:\d+\/\w+ cannot be used: .+\./);
  expect(refused).not.toMatch(/postgres-of-the-tests|secret-guess/);
});

it("two servers share a database, and not a data folder", async () => {
  const url = await postgres.create();
  const data = newFolder();
  const first = await open(url, data);
  await expect(open(url, data)).rejects.toThrow("Another process uses the database");
  await first.lanes.close();
  await first.close();
  const second = await open(url, data);
  await second.lanes.close();
  await second.close();
});

it("a key that waits for its turn is not tidied away", async () => {
  const { database, lanes, close } = await open(await postgres.create());
  const key = { installation: 1, repository: 2, pull: 3 };
  await lanes.want(database, key, Date.now());
  // Longer than from one tidying to the next.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect(await lanes.backlog()).toMatchObject({ keys: 1 });
  await lanes.close();
  await close();
});
