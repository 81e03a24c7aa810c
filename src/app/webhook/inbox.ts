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
    const accepted = await database.transaction().execute(async (transaction) => {
      const results: Accepted[] = [];
      for (const { delivery } of together)
        results.push(await insertOne(transaction, delivery, now()));
      return results;
    });
    for (const [index, { resolve }] of together.entries()) resolve(accepted[index] ?? "seen");
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

async function insertOne(
  database: Database,
  { id, name, payload }: Delivery,
  now: number,
): Promise<Accepted> {
  const result = await database
    .insertInto("delivery")
    .values({ id, name, payload, received_at: now, state: "waiting", attempts: 0 })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 0n ? "seen" : "new";
}
