/** Forgets deliveries that were dealt with long ago: GitHub sends none again that is older than three days. */
import { readBookmark, writeBookmark } from "../store/bookmarks.ts";
import { forgetGroupsBefore } from "../store/merge-groups.ts";
import type { SweepParts } from "./parts.ts";

const keptMs = 30 * 86_400_000;
/** A merge queue gives up after hours at most. */
const queuedMs = 7 * 86_400_000;
const everyMs = 86_400_000;
const bookmark = "tidied";

export async function tidy({ database, now }: SweepParts): Promise<void> {
  const last = Number((await readBookmark(database, bookmark)) ?? 0);
  if (last + everyMs > now()) return;
  await database
    .deleteFrom("delivery")
    .where("state", "!=", "waiting")
    .where("received_at", "<", now() - keptMs)
    .execute();
  await forgetGroupsBefore(database, now() - queuedMs);
  await writeBookmark(database, bookmark, String(now()));
}
