/** What became of one evaluation: one line in the log, and one measure. */
import type { Verdict } from "../../domain/decision.ts";
import { nameOf } from "../../domain/key.ts";
import type { Run } from "../lane/lanes.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { reasonOf } from "../reason.ts";

export interface Decided {
  readonly verdict: Verdict;
  readonly head: string;
  /** Its number in the journal. */
  readonly entry: number;
}

export interface Account {
  /** It is in the journal, and is published now. */
  readonly decided: (decided: Decided) => void;
  /** Comments and requests for reviews failed; they are tried again. */
  readonly unspoken: (cause: unknown) => void;
  /** Writes the line, at the end. */
  readonly close: () => void;
  /** Writes the line instead; `second`: why that could not be said on the pull request, or null. */
  readonly failed: (cause: unknown, second: unknown) => void;
}

export interface AccountParts {
  readonly log: Log;
  readonly metrics: Pick<Metrics, "evaluated" | "retried">;
  readonly now: () => number;
}

export function openAccount(
  { log, metrics, now }: AccountParts,
  { key, attempt }: Pick<Run, "key" | "attempt">,
): Account {
  const started = now();
  let decision: Decided | null = null;
  let unspoken: string | null = null;
  const about = () => ({ key: nameOf(key), ms: now() - started, attempt });
  return {
    decided: (decided) => {
      decision = decided;
    },
    unspoken: (cause) => {
      unspoken = reasonOf(cause);
      metrics.retried("comments");
    },
    close: () => {
      metrics.evaluated(decision?.verdict ?? "none", now() - started);
      if (decision === null) log.info("nothing to decide", about());
      else if (unspoken === null) log.info("decided", { ...about(), ...decision });
      else log.warn("decided", { ...about(), ...decision, unspoken });
    },
    failed: (cause, second) => {
      metrics.evaluated("failed", now() - started);
      metrics.retried(decision === null ? "evaluation" : "publication");
      const unpublished = second === null ? {} : { unpublished: reasonOf(second) };
      const reason = reasonOf(cause);
      log.warn("evaluation failed", { ...about(), ...decision, reason, ...unpublished });
    },
  };
}
