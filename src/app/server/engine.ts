/** What keeps and orders everything: one server's own database, or PostgreSQL for any number. */
import type { Settings } from "../environment.ts";
import { openEmbeddedLanes } from "../lane/embedded.ts";
import type { LaneParts, Lanes } from "../lane/lanes.ts";
import { openReplicatedLanes } from "../lane/replicated.ts";
import type { Database } from "../store/database.ts";
import { holdFolder, openEmbedded } from "../store/embedded.ts";
import { type Exclusive, openExclusive } from "../store/exclusive.ts";
import { openPostgres, patientWith } from "../store/postgres.ts";

export interface Engine {
  readonly database: Database;
  readonly lanes: Lanes;
  /** One at a time over all servers. */
  readonly exclusive: Exclusive;
  /** When nobody uses it any more. The lanes are to be closed before. */
  readonly close: () => Promise<void>;
}

/** Throws "store" with a sentence when it cannot be used. */
export async function openEngine(
  { data, databaseUrl }: Pick<Settings, "data" | "databaseUrl">,
  parts: Pick<LaneParts, "now" | "log">,
): Promise<Engine> {
  if (databaseUrl === null) {
    const database = await openEmbedded(data);
    return {
      database,
      lanes: openEmbeddedLanes({ ...parts, database }),
      exclusive: openExclusive(),
      close: () => database.destroy(),
    };
  }
  const release = holdFolder(data);
  const { database, exclusive, close } = await openPostgres(databaseUrl).catch((cause) => {
    release();
    throw cause;
  });
  const closeAll = () => close().finally(release);
  const connecting = patientWith(databaseUrl);
  const lanes = await openReplicatedLanes({ ...parts, database }, connecting).catch(
    async (cause) => {
      await closeAll();
      throw cause;
    },
  );
  return { database, lanes, exclusive, close: closeAll };
}
