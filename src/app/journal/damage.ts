/** Writes down that the journal is not what it was, once for each damage. */
import { damageOf } from "../../core/journal/damage.ts";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type { DamageRecord } from "../../domain/journal-entry.ts";
import { inDoubt } from "../publication/shown.ts";
import type { Database } from "../store/database.ts";
import { readDamages } from "./acknowledge.ts";
import { lastEntry } from "./heads.ts";
import { append } from "./journal.ts";

/** What does not fit. `installation`: whose successes it makes worthless. */
export interface Mismatch extends Pick<DamageRecord, "where" | "seq" | "expected" | "found"> {
  readonly installation: number;
}

/**
 * Gives null for what an earlier damage answers for. Its number is beyond all that was ever anchored,
 * for all we know, so that no other entry comes to bear the number of one that is gone.
 */
export async function recordDamage(
  database: Database,
  keys: AnchorKeys,
  { installation, ...mismatch }: Mismatch,
  now: number,
): Promise<DamageRecord | null> {
  const known = (await readDamages(database, keys))
    .filter((damage) => damage.installation === installation)
    .map(({ damage }) => damage);
  if (known.some((damage) => answersFor(damage, mismatch))) return null;
  const covers = Math.max(await lastEntry(database), mismatch.seq);
  const damage = damageOf(keys, installation, { ...mismatch, covers });
  const at = new Date(now).toISOString();
  await append(database, installation, at, { kind: "damage", damage }, covers);
  await doubtAll(database, installation);
  return damage;
}

/** The same breaks of a chain are the same damage; of a chain that broke once more they are others. */
function answersFor(
  damage: DamageRecord,
  { where, seq, expected }: Omit<Mismatch, "installation">,
) {
  return where === "chain"
    ? damage.where === "chain" && damage.expected === expected
    : damage.covers >= seq;
}

/** We may have forgotten what stands on GitHub: whatever it is, something new is put before it. */
async function doubtAll(database: Database, installation: number): Promise<void> {
  await database
    .updateTable("shown")
    .set({ state: inDoubt, digest: "" })
    .where("repository", "in", (from) =>
      from.selectFrom("repository").select("id").where("installation", "=", installation),
    )
    .execute();
}
