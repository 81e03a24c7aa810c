/**
 * Locks over all servers of a database. All that a server holds, one connection holds: when the
 * server dies, they are free at once, and when it hangs, after a while. A server that loses the
 * connection goes on without them, so whoever holds one must not rely on it alone for what must
 * never happen twice.
 */
import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import pg from "pg";
import type { Exclusive } from "./exclusive.ts";

export interface AdvisoryLocks {
  readonly hold: Exclusive;
  readonly close: () => Promise<void>;
}

const pauseMs = 50;

/** A holder tells so often that it lives; after that much silence what it holds is free. */
export interface Silence {
  readonly toldMs: number;
  readonly longestMs: number;
}

const usualSilence: Silence = { toldMs: 4_000, longestMs: 20_000 };

export function openAdvisoryLocks(
  settings: pg.ClientConfig,
  silence = usualSilence,
): AdvisoryLocks {
  let holder: Promise<Connection> | null = null;

  function holding(): Promise<Connection> {
    if (holder !== null) return holder;
    const connecting = connect(settings, silence, () => {
      // A late word of one that was given up must not make us leave what the next one holds.
      if (holder === connecting) holder = null;
    });
    holder = connecting;
    return connecting;
  }

  async function ask(question: "try_advisory_lock" | "advisory_unlock", name: string) {
    const asked = holding();
    try {
      const { client, turns } = await asked;
      const { rows } = await turns.add(() =>
        client.query(`select pg_${question}(hashtextextended($1, 0)) as granted`, [name]),
      );
      return rows[0]?.granted === true;
    } catch (cause) {
      if (holder === asked) holder = null;
      await asked.then(({ client }) => client.end()).catch(() => {});
      throw cause;
    }
  }

  return {
    hold: async (name, work) => {
      while (!(await ask("try_advisory_lock", name))) await sleep(pauseMs);
      try {
        return await work();
      } finally {
        // With the connection the lock is gone, too.
        await ask("advisory_unlock", name).catch(() => {});
      }
    },
    close: async () => {
      await holder?.then(({ client }) => client.end()).catch(() => {});
    },
  };
}

/** It answers one question at a time. */
interface Connection {
  readonly client: pg.Client;
  readonly turns: PQueue;
}

/** `lost` is called when it breaks. */
async function connect(
  settings: pg.ClientConfig,
  { toldMs, longestMs }: Silence,
  lost: () => void,
): Promise<Connection> {
  const client = new pg.Client(settings);
  const turns = new PQueue({ concurrency: 1 });
  client.on("error", lost);
  await client.connect();
  // Before version 14 PostgreSQL cannot: there one that hangs is waited for.
  await client.query(`set idle_session_timeout = ${longestMs}`).catch(() => {});
  const tell = () => void turns.add(() => client.query("select 1")).catch(lost);
  const telling = setInterval(tell, toldMs).unref();
  client.once("end", () => clearInterval(telling));
  return { client, turns };
}
