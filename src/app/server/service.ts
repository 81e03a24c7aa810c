/** The App as one process: front door, inbox, lanes, guard. */
import { join } from "node:path";
import { knownDetectors } from "../../core/findings/registry.ts";
import { handledEvents } from "../../index.ts";
import { openAnalysis } from "../analysis/analysis.ts";
import type { Settings } from "../environment.ts";
import { openMirrors } from "../git/mirrors.ts";
import { openGitHub } from "../github/client.ts";
import { openGuard } from "../guard.ts";
import type { Log } from "../log.ts";
import type { Patience } from "../patience.ts";
import { requireBaseline } from "../policy/operator-file.ts";
import type { Database } from "../store/database.ts";
import { openInbox } from "../webhook/inbox.ts";
import { openRouting } from "../webhook/routing.ts";
import { openEngine } from "./engine.ts";
import { frontDoor } from "./front-door.ts";

export interface Service {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Resolves when every accepted delivery has been dealt with. */
  readonly idle: () => Promise<void>;
  /** Takes no more deliveries, ends what runs; what waits is kept for the next start. */
  readonly close: () => Promise<void>;
}

const analysisWorkers = 2;
const analysisDeadlineMs = 5_000;
/** Until what waits is looked for, though nobody told: another server may have died, or the database come back. */
const lookingMs = 1_000;
/** Below what GitHub keeps of one name, as others may be in flight. */
const mostRuns = 900;

export async function startService(
  settings: Settings,
  patience: Patience,
  log: Log,
): Promise<Service> {
  await requireBaseline(settings.baseline, knownDetectors);
  const now = () => Date.now();
  const engine = await openEngine(settings, { now, log });
  const { database, lanes, exclusive } = engine;
  const github = openGitHub(settings, patience, log);
  const mirrors = openMirrors({
    directory: join(settings.data, "mirrors"),
    gitUrl: settings.gitUrl,
    token: github.token,
  });
  const analysis = openAnalysis({ workers: analysisWorkers, deadlineMs: analysisDeadlineMs });
  const publisher = { database, exclusive, now, mostRuns };
  const evaluate = openGuard({
    appId: settings.appId,
    database,
    want: lanes.want,
    github,
    mirrors,
    analysis,
    publisher,
    detectors: knownDetectors,
    baseline: settings.baseline,
    people: settings.people,
    asked: new Map(),
    patience,
    now,
    log,
  });
  const inbox = openInbox(database, now);
  const routing = openRouting({
    probot: github.probot,
    appId: settings.appId,
    inbox,
    exclusive,
    database,
    want: lanes.want,
    now,
    log,
    settled: lanes.wake,
  });
  const events = new Set(handledEvents.map((event) => event.split(".")[0] ?? event));
  const server = frontDoor({
    secrets: settings.webhookSecrets,
    accept: inbox.accept,
    accepted: routing.wake,
    unready: () => databaseTrouble(database),
    events,
    log,
  });
  const address = await server.listen({ host: settings.host, port: settings.port });
  routing.wake();
  const looking = setInterval(() => {
    routing.wake();
    lanes.wake();
  }, lookingMs);
  await lanes.start(evaluate);
  log.info("listening", { address });
  return {
    address,
    idle: async () => {
      await routing.idle();
      await lanes.idle();
    },
    close: async () => {
      clearInterval(looking);
      await server.close();
      await routing.close();
      await lanes.close();
      await analysis.close();
      await engine.close();
      log.info("stopped");
    },
  };
}

/** Without the database no delivery can be accepted. */
async function databaseTrouble(database: Database): Promise<string | null> {
  return database
    .selectFrom("lane")
    .select("key")
    .limit(1)
    .execute()
    .then(
      () => null,
      () => "the database does not answer",
    );
}
