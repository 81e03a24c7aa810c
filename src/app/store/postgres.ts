/** PostgreSQL, for any number of servers on one database. */
import { Kysely, PostgresDialect, PostgresDriver, sql } from "kysely";
import pg from "pg";
import { Problem } from "../../domain/problem.ts";
import { openAdvisoryLocks } from "./advisory-locks.ts";
import type { Database } from "./database.ts";
import { type Exclusive, openExclusive } from "./exclusive.ts";
import { migrate, requireCurrent, type Version } from "./migrate.ts";
import { InPostgresTerms } from "./postgres-terms.ts";
import type { Tables } from "./tables.ts";

export interface Postgres {
  readonly database: Database;
  /** Over all servers. */
  readonly exclusive: Exclusive;
  readonly close: () => Promise<void>;
}

/** A server has some more for its lanes and locks; PostgreSQL takes 100 unless told. */
const mostConnections = 6;
const connectMs = 10_000;
const queryMs = 60_000;

/** To serve from: brings the schema up to date. Throws "store" with a sentence, without the password. */
export async function openPostgres(url: string): Promise<Postgres> {
  const database = connect(url);
  try {
    await requireUtf8(database);
    await migrate(database, version);
  } catch (cause) {
    await database.destroy();
    throw unusable(url, cause);
  }
  const locks = openAdvisoryLocks(settingsFor(url));
  return {
    database,
    exclusive: openExclusive(locks.hold),
    close: async () => {
      await locks.close();
      await database.destroy();
    },
  };
}

/** Beside servers; never changed in its shape. Throws "store". */
export async function joinPostgres(url: string): Promise<Database> {
  const database = connect(url);
  try {
    await requireCurrent(database, version);
    return database;
  } catch (cause) {
    await database.destroy();
    throw unusable(url, cause);
  }
}

function connect(url: string): Database {
  const pool = new pg.Pool({ ...settingsFor(url), max: mostConnections });
  // Who waits for an answer hears of it; of a connection that nobody uses there is nothing to say.
  const heard = () => {};
  pool.on("error", heard);
  pool.on("connect", (client) => client.on("error", heard));
  return new Kysely<Tables>({
    dialect: new OneWriterDialect({ pool }),
    plugins: [new InPostgresTerms()],
  });
}

function settingsFor(url: string): pg.PoolConfig {
  return {
    ...patientWith(url),
    application_name: "foureyes",
    types: { getTypeParser: parserOf },
  };
}

/**
 * A server that vanishes without a word is noticed within half a minute, and what it held is free;
 * so is what one holds that stands still in the middle of a transaction. PostgreSQL that vanishes is
 * waited for no longer than a query may take.
 */
export function patientWith(url: string) {
  return {
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: queryMs,
    keepAlive: true,
    options: [
      "-c tcp_keepalives_idle=10",
      "-c tcp_keepalives_interval=5",
      "-c tcp_keepalives_count=3",
      "-c idle_in_transaction_session_timeout=15000",
      "-c client_min_messages=warning",
    ].join(" "),
  };
}

/** 64-bit integers: ids, numbers of entries and milliseconds are far below what a number holds. */
const int8 = 20;

function parserOf(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  return oid === int8 ? Number : pg.types.getTypeParser(oid, format);
}

/** Any number that only we use. */
const writing = sql.lit(4_021_883_377);

/** As in the embedded database one writes at a time: what a transaction reads stays so until it ends. */
class OneWriterDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor({ pool }: { readonly pool: pg.Pool }) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): PostgresDriver {
    return new OneWriterDriver({ pool: this.#pool });
  }
}

type Connection = Parameters<PostgresDriver["rollbackTransaction"]>[0];

class OneWriterDriver extends PostgresDriver {
  override async beginTransaction(
    ...[connection, settings]: Parameters<PostgresDriver["beginTransaction"]>
  ): Promise<void> {
    try {
      await super.beginTransaction(connection, settings);
      await connection.executeQuery(sql`select pg_advisory_xact_lock(${writing})`.compile(plain));
    } catch (cause) {
      // It may have begun, or begin yet: whoever got this connection next would write into it in vain.
      await this.rollbackTransaction(connection as Connection).catch(() => {});
      throw cause;
    }
  }
}

const plain = new Kysely<never>({ dialect: new PostgresDialect({ pool: {} as never }) });

const version: Version = {
  read: async (database) => {
    const there = await sql<{ there: boolean }>`
      select to_regclass('schema_version') is not null as there`.execute(database);
    if (there.rows[0]?.there !== true) return 0;
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(
      database,
    );
    return rows[0]?.version ?? 0;
  },
  write: async (database, to) => {
    await sql`create table if not exists schema_version (version bigint not null)`.execute(
      database,
    );
    await sql`delete from schema_version`.execute(database);
    await sql`insert into schema_version values (${sql.lit(to)})`.execute(database);
  },
};

async function requireUtf8(database: Database): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`
    select getdatabaseencoding() as encoding`.execute(database);
  const encoding = rows[0]?.encoding;
  if (encoding !== "UTF8")
    throw new Error(`its encoding is ${encoding}; make it with ENCODING 'UTF8'`);
}

function unusable(url: string, cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  const { hostname, port, pathname } = new URL(url);
  const place = `${hostname}:${port === "" ? "5432" : port}${pathname}`;
  const message = cause instanceof Error && cause.message !== "" ? cause.message : codeOf(cause);
  return new Problem(
    "store",
    `DATABASE_URL: the database ${place} cannot be used: ${message}. Check the address, the user and the password, and that the server runs.`,
    { cause },
  );
}

function codeOf(cause: unknown): string {
  return String((cause as { readonly code?: unknown } | null)?.code ?? "no answer");
}
