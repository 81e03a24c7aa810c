/** What GitHub's answers say of its limits. Their values are foreign, and believed only as numbers. */

/** REST and GraphQL have budgets of their own. */
export type Resource = "rest" | "graphql";

export interface LimitTold {
  /** How long nothing is to be sent at all; 0 for no word of it. */
  readonly pauseMs: number;
  /** How long what was refused has to wait; 0 when it was not refused for a limit. */
  readonly waitMs: number;
  /** Null when it is not said. */
  readonly budget: {
    readonly limit: number;
    readonly remaining: number;
    /** Milliseconds since 1970. */
    readonly reset: number;
  } | null;
}

/** What GitHub asks for where it refuses for being asked too quickly, and does not say how long. */
const unsaidPauseMs = 60_000;

/** A clock that goes before GitHub's must not make us knock at once. */
const shortestWaitMs = 1_000;

/** Of an answer or of an error of octokit's. */
export function limitIn(told: unknown, now: number): LimitTold {
  const { status, message, headers } = partsOf(told);
  const budget = budgetIn(headers);
  const isRefusal = told instanceof Error && (status === 403 || status === 429);
  if (!isRefusal) return { pauseMs: 0, waitMs: 0, budget };
  const seconds = numberIn(headers, "retry-after");
  if (seconds !== null) return paused(seconds * 1_000, budget);
  if (budget?.remaining === 0)
    return { pauseMs: 0, waitMs: Math.max(shortestWaitMs, budget.reset - now), budget };
  const isLimit = status === 429 || /rate limit|abuse detection/i.test(message);
  return isLimit ? paused(unsaidPauseMs, budget) : { pauseMs: 0, waitMs: 0, budget };
}

function paused(pauseMs: number, budget: LimitTold["budget"]): LimitTold {
  return { pauseMs, waitMs: Math.max(shortestWaitMs, pauseMs), budget };
}

type Headers = Readonly<Record<string, unknown>>;

interface Parts {
  readonly status?: unknown;
  readonly message: string;
  readonly headers: Headers;
}

/** Errors carry the whole answer. */
function partsOf(told: unknown): Parts {
  const { status, message, headers, response } = (told ?? {}) as {
    readonly status?: unknown;
    readonly message?: unknown;
    readonly headers?: Headers;
    readonly response?: { readonly headers?: Headers };
  };
  return {
    status,
    message: typeof message === "string" ? message : "",
    headers: response?.headers ?? headers ?? {},
  };
}

function budgetIn(headers: Headers): LimitTold["budget"] {
  const limit = numberIn(headers, "x-ratelimit-limit");
  const remaining = numberIn(headers, "x-ratelimit-remaining");
  const reset = numberIn(headers, "x-ratelimit-reset");
  if (limit === null || remaining === null || reset === null) return null;
  return { limit, remaining, reset: reset * 1_000 };
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers[name];
  if (text === undefined || text === null || text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
