/** How things stand in the database, for a scrape. */
import type { Lanes } from "../lane/lanes.ts";
import type { Database } from "../store/database.ts";

export interface Standing {
  /** Waiting ones. */
  readonly deliveries: number;
  /** Due or running ones. */
  readonly keys: number;
  /** Since when the oldest key is due. */
  readonly oldestSeconds: number;
  /** Of the journal. */
  readonly entries: number;
  /** The number of its newest entry; 0 for none. */
  readonly newest: number;
}

/** Anybody may scrape, as often as he likes: what was read a moment ago is said again. */
const freshMs = 1_000;

/** Gives null when the database does not answer. */
export function openStanding(
  database: Database,
  lanes: Pick<Lanes, "backlog">,
  now: () => number,
): () => Promise<Standing | null> {
  const countEntries = entryCounter(database);
  let last: { readonly at: number; readonly standing: Promise<Standing | null> } | null = null;
  return () => {
    if (last === null || now() - last.at >= freshMs) {
      const standing = readStanding(database, lanes, countEntries, now()).catch(() => null);
      last = { at: now(), standing };
    }
    return last.standing;
  };
}

async function readStanding(
  database: Database,
  lanes: Pick<Lanes, "backlog">,
  countEntries: () => Promise<Pick<Standing, "entries" | "newest">>,
  now: number,
): Promise<Standing> {
  const waiting = await database
    .selectFrom("delivery")
    .select((row) => row.fn.countAll().as("count"))
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  const { keys, oldest } = await lanes.backlog();
  return {
    deliveries: Number(waiting.count),
    keys,
    oldestSeconds: Math.max(0, now - (oldest ?? now)) / 1_000,
    ...(await countEntries()),
  };
}

/** The journal only grows: what was counted once is not counted again. */
function entryCounter(database: Database): () => Promise<Pick<Standing, "entries" | "newest">> {
  let counted = { entries: 0, newest: 0 };
  return async () => {
    const before = counted;
    const more = await database
      .selectFrom("journal")
      .select((row) => [row.fn.countAll().as("count"), row.fn.max("seq").as("newest")])
      .where("seq", ">", before.newest)
      .executeTakeFirstOrThrow();
    counted = {
      entries: before.entries + Number(more.count),
      newest: Number(more.newest ?? before.newest),
    };
    return counted;
  };
}
