/**
 * What GitHub allows, kept by us for each installation: so many requests at once, none while it
 * wants to be left alone, and the last of an hour's budget for what is urgent.
 *
 * A request that may not be sent fails at once and says how long to wait: whoever asked is put off,
 * and nothing hangs. Nothing is ever sent a second time here.
 */
import PQueue from "p-queue";
import { Problem } from "../../domain/problem.ts";
import { limitIn, type Resource } from "./limits.ts";

/** GitHub lets a hundred requests of one account run at once, and dislikes it long before. */
const mostTogether = 8;
/** What is not urgent leaves this part of an hour's budget alone. */
const kept = 0.1;
/** Longer than GitHub ever wants, so that no header stops us for ever. */
const longestPauseMs = 3_600_000;

export interface Purpose {
  /** 0 for the App itself. */
  readonly installation: number;
  /** Somebody waits for it: it goes first, and may use the budget up. */
  readonly urgent: boolean;
}

/** `send` makes the request, and is not called when it may not be made. */
export type Limiter = <T>(
  purpose: Purpose,
  resource: Resource,
  send: () => Promise<T>,
) => Promise<T>;

/** It was not sent, or refused: nothing was done. */
export class Limited extends Problem {
  /** As GitHub's own answer would have. */
  readonly status = 429;
  readonly waitMs: number;

  constructor(waitMs: number, options?: { readonly cause?: unknown }) {
    super("github", "GitHub wants to be left alone for a while.", options);
    this.waitMs = waitMs;
  }
}

interface Budget {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since 1970. */
  readonly reset: number;
}

interface Standing {
  readonly queue: PQueue;
  /** Nothing is sent before; milliseconds since 1970. */
  pausedUntil: number;
  readonly budgets: Map<Resource, Budget>;
}

export function openLimiter(now: () => number): Limiter {
  const standings = new Map<number, Standing>();
  const standingOf = (installation: number): Standing => {
    const standing = standings.get(installation) ?? {
      queue: new PQueue({ concurrency: mostTogether }),
      pausedUntil: 0,
      budgets: new Map(),
    };
    standings.set(installation, standing);
    return standing;
  };

  return ({ installation, urgent }, resource, send) => {
    const standing = standingOf(installation);
    return standing.queue.add(
      async () => {
        refuse(standing, resource, urgent, now());
        try {
          const answer = await send();
          learn(standing, resource, answer, now());
          return answer;
        } catch (cause) {
          const wait = learn(standing, resource, cause, now());
          throw wait > 0 ? new Limited(wait, { cause }) : cause;
        }
      },
      { priority: urgent ? 1 : 0 },
    );
  };
}

function refuse(standing: Standing, resource: Resource, urgent: boolean, now: number): void {
  const budget = standing.budgets.get(resource);
  const isSpent = budget !== undefined && budget.remaining <= (urgent ? 0 : budget.limit * kept);
  const until = Math.max(standing.pausedUntil, isSpent ? budget.reset : 0);
  if (until > now) throw new Limited(Math.min(until - now, longestPauseMs));
}

/** What an answer, or a refusal, tells of limits; gives how long what was refused has to wait, or 0. */
function learn(standing: Standing, resource: Resource, told: unknown, now: number): number {
  const { pauseMs, waitMs, budget } = limitIn(told, now);
  if (pauseMs > 0)
    standing.pausedUntil = Math.max(standing.pausedUntil, now + Math.min(pauseMs, longestPauseMs));
  if (budget !== null)
    standing.budgets.set(resource, stricter(standing.budgets.get(resource), budget));
  return Math.min(waitMs, longestPauseMs);
}

/** Answers overtake each other: within an hour the budget only shrinks. */
function stricter(known: Budget | undefined, told: Budget): Budget {
  return known !== undefined && known.reset === told.reset && known.remaining < told.remaining
    ? known
    : told;
}
