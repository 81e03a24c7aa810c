/** Counts what happens, for Prometheus. Labels are few and fixed: no name of anybody's is ever one. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Verdict } from "../../domain/decision.ts";
import { readManifest } from "../manifest.ts";
import type { Standing } from "./standing.ts";
import { type MetricName, metricWords } from "./words.ts";

export type Delivered = "accepted" | "already here" | "not needed" | "refused";
export type Evaluated = Verdict | "none" | "failed";
export type Retried = "evaluation" | "publication" | "comments";

/** What became of one request to GitHub's API. */
export interface Answered {
  readonly kind: "rest" | "graphql";
  /** Null when no answer came. */
  readonly status: number | null;
  /** What is left in the hour; null when GitHub did not say. */
  readonly remaining: number | null;
}

export interface Metrics {
  /** `event`: one that is handled, or "other". */
  readonly delivered: (event: string, result: Delivered, status: number) => void;
  readonly evaluated: (verdict: Evaluated, milliseconds: number) => void;
  readonly retried: (of: Retried) => void;
  readonly answered: (answered: Answered) => void;
  readonly handedOver: (lines: number) => void;
  readonly notHandedOver: () => void;
  readonly mirrorsAre: (bytes: number) => void;
  /** Null: the database did not answer. */
  readonly stands: (standing: Standing | null) => void;
  /** In Prometheus' text format. */
  readonly text: () => Promise<string>;
}

const evaluationBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

export function openMetrics(): Metrics {
  const registry = new Registry();
  const deliveries = new Counter(wordsOf("foureyes_deliveries_total", registry));
  const evaluations = new Histogram({
    ...wordsOf("foureyes_evaluation_seconds", registry),
    buckets: evaluationBuckets,
  });
  const retries = new Counter(wordsOf("foureyes_retries_total", registry));
  const requests = new Counter(wordsOf("foureyes_github_requests_total", registry));
  const remaining = new Gauge(wordsOf("foureyes_github_remaining", registry));
  const lines = new Counter(wordsOf("foureyes_sink_lines_total", registry));
  const failures = new Counter(wordsOf("foureyes_sink_failures_total", registry));
  const mirrors = new Gauge(wordsOf("foureyes_mirrors_bytes", registry));
  const build = new Gauge(wordsOf("foureyes_build_info", registry));
  build.set({ version: readManifest().version, node: process.versions.node }, 1);
  return {
    delivered: (event, result, status) => deliveries.inc({ event, result, status }),
    evaluated: (verdict, milliseconds) => evaluations.observe({ verdict }, milliseconds / 1_000),
    retried: (of) => retries.inc({ of }),
    answered: ({ kind, status, remaining: left }) => {
      requests.inc({ kind, status: status === null ? "none" : `${Math.floor(status / 100)}xx` });
      if (left !== null) remaining.set({ kind }, left);
    },
    handedOver: (count) => lines.inc(count),
    notHandedOver: () => failures.inc(),
    mirrorsAre: (bytes) => mirrors.set(bytes),
    stands: standingIn(registry),
    text: () => Registry.merge([registry, processMetrics()]).metrics(),
  };
}

function standingIn(registry: Registry): Metrics["stands"] {
  const up = new Gauge(wordsOf("foureyes_database_up", registry));
  const read = {
    deliveries: new Gauge(wordsOf("foureyes_deliveries_waiting", registry)),
    keys: new Gauge(wordsOf("foureyes_keys_waiting", registry)),
    oldestSeconds: new Gauge(wordsOf("foureyes_keys_oldest_seconds", registry)),
    entries: new Gauge(wordsOf("foureyes_journal_entries", registry)),
    newest: new Gauge(wordsOf("foureyes_journal_newest", registry)),
  };
  return (standing) => {
    up.set(standing === null ? 0 : 1);
    for (const [name, gauge] of Object.entries(read)) {
      if (standing === null) gauge.remove();
      else gauge.set(standing[name as keyof Standing]);
    }
  };
}

function wordsOf(name: MetricName, registry: Registry) {
  const { is, labels } = metricWords[name];
  return { name, help: is, labelNames: Object.keys(labels), registers: [registry] };
}

let ofProcess: Registry | null = null;

/** Memory, processor, event loop: one process has them once, however many Apps run in it. */
function processMetrics(): Registry {
  if (ofProcess !== null) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return ofProcess;
}
