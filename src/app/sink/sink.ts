/**
 * The sink: every entry's hash, and every decision, go to somebody who is not the operator of the
 * database. In order within an installation, at least once, and never in an evaluation's way.
 */
import { randomUUID } from "node:crypto";
import { sinkLineOf } from "../../core/journal/sink-line.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Patience } from "../patience.ts";
import { reasonOf } from "../reason.ts";
import type { Database } from "../store/database.ts";
import type { Deliver } from "./deliver.ts";
import { chainsOf, entriesAfter, handedOver, markHandedOver } from "./entries.ts";
import { takeTurn } from "./turn.ts";

export interface Sink {
  /** Waits for what is being handed over. */
  readonly close: () => Promise<void>;
}

export interface SinkParts {
  readonly database: Database;
  readonly deliver: Deliver;
  /** The anchor key. */
  readonly key: string;
  readonly patience: Pick<Patience, "answerMs" | "sinkMs">;
  readonly metrics: Pick<Metrics, "handedOver" | "notHandedOver">;
  readonly now: () => number;
  readonly log: Log;
}

const longestPauseMs = 60_000;

/** Looks for what is new every now and then, until it is closed. */
export function openSink(parts: SinkParts): Sink {
  const { patience, metrics, log } = parts;
  const process = randomUUID();
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  function next(ms: number): void {
    if (closed) return;
    timer = setTimeout(() => {
      round = look().then(next);
    }, ms).unref();
  }

  /** Gives the pause until the next look. Never rejects. */
  async function look(): Promise<number> {
    try {
      await handOver(parts, process, () => closed);
      failures = 0;
      return patience.sinkMs;
    } catch (cause) {
      metrics.notHandedOver();
      // Once, and not at every try: the metrics count them.
      if (failures === 0) log.warn("sink does not take the journal", { reason: reasonOf(cause) });
      failures += 1;
      return Math.min(longestPauseMs, patience.sinkMs * 2 ** failures);
    }
  }

  next(0);
  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
      return round;
    },
  };
}

/** Everything that is there, unless another process has the turn. */
async function handOver(
  { database, deliver, key, patience, metrics, now }: SinkParts,
  process: string,
  isClosed: () => boolean,
): Promise<void> {
  // Longer than one batch may take, so that the turn is not lost in the middle of it.
  const turnMs = patience.answerMs * 2 + patience.sinkMs * 2;
  for (const installation of await chainsOf(database)) {
    for (;;) {
      if (isClosed() || !(await takeTurn(database, process, now(), turnMs))) return;
      const entries = await entriesAfter(
        database,
        installation,
        await handedOver(database, installation),
      );
      const last = entries.at(-1);
      if (last === undefined) break;
      await deliver(entries.map((entry) => sinkLineOf(entry, key)));
      await markHandedOver(database, installation, last.seq);
      metrics.handedOver(entries.length);
    }
  }
}
