/**
 * The durable inbox: a delivery that was accepted is never lost.
 *
 * Deliveries that arrive together share one transaction, so one fsync serves them all.
 */
import type { Database } from "../store/database.ts";

export interface Delivery {
  /** GitHub's GUID. */
  readonly id: string;
  readonly name: string;
  /** The raw body, as it was signed. */
  readonly payload: string;
}

/** A replay of a delivery that is already here is `seen`, and not run again. */
export type Accepted = "new" | "seen";

export interface Inbox {
  /** Resolves when the delivery is durable. */
  readonly accept: (delivery: Delivery) => Promise<Accepted>;
  /** The oldest delivery that waits. */
  readonly next: () => Promise<(Delivery & { readonly attempts: number }) | null>;
  /** Counts a failed attempt; `final`: it is put aside and never tried again. */
  readonly fail: (id: string, final: boolean) => Promise<void>;
}

interface Arrival {
  readonly delivery: Delivery;
  readonly resolve: (accepted: Accepted) => void;
  readonly reject: (cause: unknown) => void;
}

/** A transaction for more than this would keep the first of them waiting. */
const mostTogether = 200;

export function openInbox(database: Database, now: () => number): Inbox {
  const arrivals: Arrival[] = [];
  let writing = false;

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (arrivals.length > 0) {
      const together = arrivals.splice(0, mostTogether);
      await insert(together).catch((cause) => {
        for (const { reject } of together) reject(cause);
      });
    }
    writing = false;
  }

  async function insert(together: readonly Arrival[]): Promise<void> {
    const deliveries = together.map(({ delivery }) => delivery);
    const inserted = new Set(await insertNew(database, deliveries, now()));
    for (const { delivery, resolve } of together) {
      // Of two with one id that came together the first is new.
      resolve(inserted.delete(delivery.id) ? "new" : "seen");
    }
  }

  return {
    accept: (delivery) =>
      new Promise((resolve, reject) => {
        arrivals.push({ delivery, resolve, reject });
        setImmediate(() => void write());
      }),
    next: async () => {
      const row = await database
        .selectFrom("delivery")
        .select(["id", "name", "payload", "attempts"])
        .where("state", "=", "waiting")
        .orderBy("attempts")
        .orderBy("received_at")
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
    fail: async (id, final) => {
      await database
        .updateTable("delivery")
        .set((row) => ({
          attempts: row("attempts", "+", 1),
          ...(final ? { state: "failed", payload: "" } : {}),
        }))
        .where("id", "=", id)
        .execute();
    },
  };
}

/** One statement, and so one commit; gives the ids that were not there before. */
async function insertNew(
  database: Database,
  deliveries: readonly Delivery[],
  now: number,
): Promise<readonly string[]> {
  const rows = await database
    .insertInto("delivery")
    .values(
      deliveries.map(({ id, name, payload }) => ({
        id,
        name,
        payload,
        received_at: now,
        state: "waiting" as const,
        attempts: 0,
      })),
    )
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}
