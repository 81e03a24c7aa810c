/** The App as one process: front door, inbox, lanes, guard. */
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { knownDetectors } from "../../core/findings/registry.ts";
import { Problem } from "../../domain/problem.ts";
import { handledEvents } from "../../index.ts";
import { type Analysis, openAnalysis } from "../analysis/analysis.ts";
import { keptFindings } from "../analysis/kept.ts";
import type { Settings } from "../environment.ts";
import { findRepositories } from "../evaluation/find-repositories.ts";
import { openReadBack } from "../evaluation/read-back.ts";
import { openMirrors } from "../git/mirrors.ts";
import { openGitHub } from "../github/client.ts";
import { openGuard } from "../guard.ts";
import { openHeadKeeping } from "../journal/keep-heads.ts";
import { openSideFile } from "../journal/side-file.ts";
import { openWatch } from "../journal/watch.ts";
import type { Log } from "../log.ts";
import { type Metrics, openMetrics } from "../metrics/metrics.ts";
import { watchMirrorSize } from "../metrics/mirror-size.ts";
import { openStanding, type Standing } from "../metrics/standing.ts";
import type { Patience } from "../patience.ts";
import { requireBaseline } from "../policy/operator-file.ts";
import { reasonOf } from "../reason.ts";
import { deliverTo } from "../sink/deliver.ts";
import { openSink, type Sink, type SinkParts } from "../sink/sink.ts";
import type { Database } from "../store/database.ts";
import { openSweep } from "../sweep/sweep.ts";
import { openInbox } from "../webhook/inbox.ts";
import { openRouting } from "../webhook/routing.ts";
import { openEngine } from "./engine.ts";
import { frontDoor } from "./front-door.ts";

export interface Service {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Resolves when every accepted delivery has been dealt with. */
  readonly idle: () => Promise<void>;
  /** Takes no more deliveries, and waits a while for what runs; the rest is kept for the next start. */
  readonly close: () => Promise<void>;
}

export const analysisSettings = { workers: 2, deadlineMs: 5_000 } as const;
/** Until what waits is looked for, though nobody told: another server may have died, or the database come back. */
const lookingMs = 1_000;
/** Below what GitHub keeps of one name, as others may be in flight. */
const mostRuns = 900;

/** `analysis` is closed with the service. */
export async function startService(
  settings: Settings,
  patience: Patience,
  log: Log,
  analysis: Analysis = keptFindings(openAnalysis(analysisSettings)),
): Promise<Service> {
  await requireBaseline(settings.baseline, knownDetectors);
  const now = () => Date.now();
  const engine = await openEngine(settings, { now, log });
  const { database, lanes, exclusive } = engine;
  const metrics = openMetrics();
  const github = openGitHub(settings, patience, log, metrics.answered);
  const mirrors = openMirrors({
    directory: join(settings.data, "mirrors"),
    gitUrl: settings.gitUrl,
    token: github.token,
  });
  const { anchorKeys } = settings;
  const file = openSideFile(join(settings.data, "anchors.jsonl"), anchorKeys);
  const keeping = openHeadKeeping(database, file, log);
  const publisher = { database, exclusive, anchorKeys, held: keeping.held, now, mostRuns };
  const memory = { database, want: lanes.want };
  const watch = openWatch({
    ...memory,
    keys: anchorKeys,
    file,
    keeping,
    lookMs: patience.journalMs,
    now,
    log,
    wanted: lanes.wake,
  });
  const evaluate = openGuard({
    appId: settings.appId,
    database,
    want: lanes.want,
    remind: lanes.remind,
    busy: lanes.busy,
    github,
    mirrors,
    analysis,
    publisher,
    watch,
    readBack: openReadBack({ ...memory, appId: settings.appId, anchorKeys, watch, now, log }),
    detectors: knownDetectors,
    baseline: settings.baseline,
    people: settings.people,
    asked: new Map(),
    logsRead: new Set(),
    patience,
    now,
    log,
    metrics,
  });
  const inbox = openInbox(database, now);
  const routing = openRouting({
    probot: github.probot,
    appId: settings.appId,
    anchorKeys,
    inbox,
    exclusive,
    database,
    want: lanes.want,
    now,
    log,
    settled: lanes.wake,
  });
  let trouble: string | null = null;
  const events = new Set(handledEvents.map((event) => event.split(".")[0] ?? event));
  const everyMs = patience.sweepMs;
  const sweep = openSweep({
    database,
    lanes,
    exclusive,
    github,
    handled: events,
    everyMs,
    now,
    log,
  });
  const server = frontDoor({
    secrets: settings.webhookSecrets,
    accept: inbox.accept,
    accepted: routing.wake,
    unready: async () =>
      trouble ?? watch.trouble() ?? inbox.trouble() ?? (await databaseTrouble(database)),
    events,
    scrape: scrapeOf(metrics, openStanding(database, lanes, now)),
    metrics,
    log,
  });
  const { host, port } = settings;
  const address = await server.listen({ host, port }).catch(async (cause) => {
    await Promise.all([watch.close(), lanes.close()]);
    await keeping.close();
    await engine.close();
    throw new Problem(
      "setting",
      `HOST and PORT: ${host}:${port} cannot be listened on: ${reasonOf(cause)}. Stop what does, or set others.`,
      { cause },
    );
  });
  routing.wake();
  const looking = setInterval(() => {
    routing.wake();
    lanes.wake();
  }, lookingMs);
  const started = watch
    .verified()
    .then((verified) => (verified ? lanes.start(evaluate) : undefined))
    .catch((cause) => {
      trouble = "evaluations could not begin: start Foureyes again";
      log.error("lanes not started", { reason: reasonOf(cause), what: trouble });
    });
  const finding = findRepositories({ ...memory, github, patience, now, log, wanted: lanes.wake });
  const sink = sinkFor(settings, { database, patience, metrics, now, log });
  const mirrorSize = watchMirrorSize(join(settings.data, "mirrors"), metrics.mirrorsAre);
  sweep.start();
  log.info("listening", { address });
  // All at once, so that nothing begins while something else ends.
  const quiet = () =>
    Promise.all([
      server.close(),
      sweep.close(),
      routing.close(),
      lanes.close(),
      watch.close(),
      sink?.close(),
    ])
      .then(keeping.close)
      .then(() => true);
  return {
    address,
    idle: async () => {
      await started;
      await finding.tried();
      await sweep.idle();
      await routing.idle();
      await lanes.idle();
    },
    close: async () => {
      clearInterval(looking);
      mirrorSize.close();
      finding.close();
      const isQuiet = await Promise.race([quiet(), setTimeout(patience.leaveMs, false, unheld)]);
      // What runs would fail in odd ways without its database; its keys wait for the next start.
      if (!isQuiet) return log.warn("stopped", { unfinished: true });
      await mirrors.close();
      await analysis.close();
      await engine.close();
      log.info("stopped", { unfinished: false });
    },
  };
}

const unheld = { ref: false };

function scrapeOf(
  metrics: Metrics,
  standing: () => Promise<Standing | null>,
): () => Promise<string> {
  return async () => {
    metrics.stands(await standing());
    return metrics.text();
  };
}

function sinkFor(
  { sink, anchorKeys: [key] }: Settings,
  parts: Omit<SinkParts, "deliver" | "key">,
): Sink | null {
  if (sink === null) return null;
  return openSink({ ...parts, key, deliver: deliverTo(sink, parts.patience.answerMs) });
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
      (cause) => `the database does not answer: ${reasonOf(cause)}`,
    );
}
