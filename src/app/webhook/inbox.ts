/**
 * The durable inbox: a delivery that was accepted is never lost.
 *
 * Deliveries that arrive together share one transaction, so one fsync serves them all.
 */
import { Problem } from "../../domain/problem.ts";
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
  /** Resolves when the delivery is durable. Throws "store" when too many wait, or it cannot be written. */
  readonly accept: (delivery: Delivery) => Promise<Accepted>;
  /** Null, or why deliveries could not be stored a moment ago. */
  readonly trouble: () => string | null;
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
/** GitHub sends those again that are refused; a disk that is full helps nobody. */
const mostWaiting = 100_000;
const countedEveryMs = 1_000;
/** After this a write that failed is told of no more, so that deliveries come and try. */
const troubledMs = 10_000;

export function openInbox(database: Database, now: () => number, most = mostWaiting): Inbox {
  const arrivals: Arrival[] = [];
  let writing = false;
  let failedAt: number | null = null;
  let waiting = 0;
  let countedAt = Number.NEGATIVE_INFINITY;

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (arrivals.length > 0) {
      const together = arrivals.splice(0, mostTogether);
      await insert(together).catch((cause) => {
        if (!(cause instanceof Problem)) failedAt = now();
        for (const { reject } of together) reject(cause);
      });
    }
    writing = false;
  }

  /** Counted now and then: what is accepted meanwhile is added, what is dealt with is not taken off. */
  async function makeRoom(wanted: number): Promise<void> {
    if (now() - countedAt >= countedEveryMs) {
      countedAt = now();
      waiting = await countWaiting(database);
    }
    if (waiting + wanted > most) throw new Problem("store", "too many deliveries wait");
    waiting += wanted;
  }

  async function insert(together: readonly Arrival[]): Promise<void> {
    await makeRoom(together.length);
    const deliveries = together.map(({ delivery }) => delivery);
    const inserted = new Set(await insertNew(database, deliveries, now()));
    failedAt = null;
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
    trouble: () =>
      failedAt !== null && now() - failedAt < troubledMs
        ? "deliveries cannot be stored; the database's disk may be full"
        : null,
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

async function countWaiting(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom("delivery")
    .select((row) => row.fn.countAll().as("count"))
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return Number(count);
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
