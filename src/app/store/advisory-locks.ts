/**
 * Locks over all servers of a database. All that a server holds, one connection holds: when the
 * server dies, they are free at once. A server that loses the connection goes on without them, so
 * whoever holds one must not rely on it alone for what must never happen twice.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Exclusive } from "./exclusive.ts";

export interface AdvisoryLocks {
  readonly hold: Exclusive;
  readonly close: () => Promise<void>;
}

const pauseMs = 50;

export function openAdvisoryLocks(settings: pg.ClientConfig): AdvisoryLocks {
  let holder: Promise<pg.Client> | null = null;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client(settings);
    client.on("error", () => {
      holder = null;
    });
    await client.connect();
    return client;
  }

  async function ask(question: "try_advisory_lock" | "advisory_unlock", name: string) {
    holder ??= connect();
    const asked = holder;
    try {
      const client = await asked;
      const { rows } = await client.query(
        `select pg_${question}(hashtextextended($1, 0)) as granted`,
        [name],
      );
      return rows[0]?.granted === true;
    } catch (cause) {
      if (holder === asked) holder = null;
      await asked.then((client) => client.end()).catch(() => {});
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
      await holder?.then((client) => client.end()).catch(() => {});
    },
  };
}
