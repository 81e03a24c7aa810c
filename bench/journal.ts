/** Durable appends to the journal against bare durable inserts into a database of the same kind. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { append } from "../src/app/journal/journal.ts";
import type { Database } from "../src/app/store/database.ts";
import { openEmbedded } from "../src/app/store/embedded.ts";
import { openPostgres } from "../src/app/store/postgres.ts";
import type { Fact } from "../src/domain/fact.ts";
import { parseSha } from "../src/domain/sha.ts";
import { startPostgres } from "../test/engines/postgres-server.ts";
import { alternate, type Measurement, type Row } from "./measurement.ts";
import { temporaryDirectory } from "./temporary.ts";

const entries = 300;
const rounds = 5;
const text = "x".repeat(400);

export const journalAppends: Measurement = {
  name: "journal",
  measure: async () => [await embedded(), await postgres()],
};

async function embedded(): Promise<Row> {
  const directory = temporaryDirectory("journal");
  const database = await openEmbedded(directory);
  const bare = new DatabaseSync(join(directory, "bare.db"));
  bare.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entry (text TEXT)");
  const insert = bare.prepare("INSERT INTO entry VALUES (?)");
  const row = await against("embedded", appending(database), async () => void insert.run(text));
  bare.close();
  await database.destroy();
  return row;
}

async function postgres(): Promise<Row> {
  const server = await startPostgres({ durable: true });
  const { database, close } = await openPostgres(await server.create());
  const bare = new pg.Client(await server.create());
  await bare.connect();
  await bare.query("CREATE TABLE entry (text TEXT)");
  const insert = () => bare.query("INSERT INTO entry VALUES ($1)", [text]);
  const row = await against("PostgreSQL", appending(database), insert);
  await bare.end();
  await close();
  await server.stop();
  return row;
}

async function against(
  engine: string,
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<Row> {
  const times = await alternate(
    rounds,
    () => perSecond(ours),
    () => perSecond(bare),
  );
  return {
    what: `durable journal appends one by one, ${engine}; bare inserts`,
    ...times,
    unit: "/s",
    bound: null,
  };
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < entries; count += 1) await work();
  return (entries / (performance.now() - started)) * 1_000;
}

function appending(database: Database): () => Promise<unknown> {
  const at = "2026-05-11T12:00:00.000Z";
  const by = { id: 7, login: "bob", kind: "user" as const };
  const head = parseSha("a".repeat(40));
  let pull = 0;
  return () => {
    pull += 1;
    const fact: Fact = { kind: "opened", repository: 2, pull, by, head };
    return database
      .transaction()
      .execute((transaction) => append(transaction, 1, at, { kind: "fact", fact }));
  };
}
