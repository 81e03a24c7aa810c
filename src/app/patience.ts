/** How long Foureyes waits: for GitHub's answer, before it tries again, before it says that it looks. */

export interface Patience {
  /** Milliseconds before an evaluation that failed is tried again; attempt 0 is the first one. */
  readonly retryMs: (attempt: number) => number;
  /** Milliseconds that GitHub has to answer a request. */
  readonly answerMs: number;
  /**
   * Milliseconds of a look before the check tells that there is one: a first look is announced, and
   * what was green before is taken back.
   */
  readonly lookMs: number;
  /** Milliseconds that running evaluations have to end when the App is stopped. */
  readonly leaveMs: number;
  /** Milliseconds between two looks for what the sink has not been handed. */
  readonly sinkMs: number;
  /** Milliseconds from one sweep to the next. */
  readonly sweepMs: number;
  /** Milliseconds between two looks whether a damage of the journal was acknowledged. */
  readonly journalMs: number;
}

const firstPauseMs = 5_000;
const longestPauseMs = 600_000;
const longestLimitMs = 3_600_000;
/** It was tried for ten minutes by then. What may be wrong is tried for ever, but with long pauses. */
export const promptAttempts = 8;
const patientPauseMs = 3_600_000;

export const usualPatience: Patience = {
  retryMs: retryDelay,
  answerMs: 20_000,
  lookMs: 1_500,
  leaveMs: 8_500,
  sinkMs: 1_000,
  sweepMs: 300_000,
  journalMs: 30_000,
};

/** GitHub says when to come back, and punishes those who come earlier; an hour is its longest limit. */
export function pauseAfter(cause: unknown, attempt: number, patience: Patience): number {
  return Math.max(patience.retryMs(attempt), Math.min(limitMs(cause), longestLimitMs));
}

/** How long GitHub wants to be left alone, in milliseconds; 0 when it did not say. */
export function limitMs(cause: unknown): number {
  const { waitMs } = (cause ?? {}) as { readonly waitMs?: unknown };
  if (typeof waitMs === "number") return waitMs;
  const headers = headersOf(cause);
  const seconds = Number(headers["retry-after"] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}

/** REST errors carry the whole response, those of GraphQL its headers. */
function headersOf(cause: unknown): Readonly<Record<string, unknown>> {
  const { response, headers } = (cause ?? {}) as {
    readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
    readonly headers?: Readonly<Record<string, unknown>>;
  };
  return response?.headers ?? headers ?? {};
}

export function retryDelay(attempt: number): number {
  return attempt + 1 < promptAttempts
    ? Math.min(longestPauseMs, firstPauseMs * 2 ** attempt)
    : patientPauseMs;
}
