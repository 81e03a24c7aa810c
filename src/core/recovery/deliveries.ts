/**
 * Which deliveries GitHub owes us: those that failed at our door and never came through since.
 *
 * A ledger goes from sweep to sweep: how far GitHub's log was read, and what is owed. What does not
 * come is asked for again after longer and longer pauses, until GitHub keeps it no more.
 */

/** One attempt, as GitHub's log has it. */
export interface Logged {
  /** Of the attempt. */
  readonly id: string;
  /** Of what is delivered: every attempt has it. */
  readonly guid: string;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly succeeded: boolean;
  /** It was asked for again, by us or by a person. */
  readonly redelivery: boolean;
}

export interface Owed {
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  /** When it failed first; milliseconds since 1970. */
  readonly since: number;
  /** How often we asked for it. */
  readonly asked: number;
  /** When we ask again; milliseconds since 1970. */
  readonly next: number;
}

export interface Ledger {
  /** The newest attempt that was read; milliseconds since 1970, 0 for none. */
  readonly readTo: number;
  readonly owed: readonly Owed[];
}

export const emptyLedger: Ledger = { readTo: 0, owed: [] };

/** GitHub delivers nothing again that is older. */
const keptMs = 3 * 86_400_000;
/** The log is not in order to the second, and an attempt may be added late. */
const overlapMs = 600_000;
const longestPauseMs = 6 * 3_600_000;
/** An outage of a day at a large firm; of more the least telling are left. */
const mostOwed = 5_000;

/** Facts that nobody else tells come first: a review that is not delivered does not count. */
const byImportance = ["pull_request_review", "pull_request", "push"];

/** How far back the log is to be read; milliseconds since 1970. */
export function readFrom({ readTo }: Ledger, now: number): number {
  return Math.max(readTo - overlapMs, now - keptMs);
}

/** With what the log tells. `handled`: names of events that we listen to. */
export function withLog(
  { readTo, owed }: Ledger,
  logged: readonly Logged[],
  handled: ReadonlySet<string>,
  now: number,
): Ledger {
  const settled = new Set(logged.filter((one) => one.succeeded).map(({ guid }) => guid));
  const known = new Map(owed.map((one) => [one.guid, one]));
  for (const { id, guid, event, at, succeeded, redelivery } of logged) {
    // Of one that was asked for again the first attempt told us already.
    if (succeeded || redelivery || known.has(guid) || !handled.has(event)) continue;
    known.set(guid, { id, guid, event, since: at, asked: 0, next: 0 });
  }
  return {
    readTo: logged.reduce((newest, { at }) => Math.max(newest, at), readTo),
    owed: [...known.values()]
      .filter(({ guid, since }) => !settled.has(guid) && since > now - keptMs)
      .toSorted(moreTelling)
      .slice(0, mostOwed),
  };
}

/** Without those that came. */
export function withoutCome(ledger: Ledger, come: ReadonlySet<string>): Ledger {
  return { ...ledger, owed: ledger.owed.filter(({ guid }) => !come.has(guid)) };
}

/** What is to be asked for now, the most telling first. */
export function dueOf({ owed }: Ledger, now: number): readonly Owed[] {
  return owed.filter(({ next }) => next <= now);
}

/** It was asked for now. `pauseMs`: until it is asked for once more, at first; then twice as long each time. */
export function withAsked(ledger: Ledger, guid: string, now: number, pauseMs: number): Ledger {
  const next = ({ asked }: Owed) => now + Math.min(longestPauseMs, pauseMs * 2 ** asked);
  const owed = ledger.owed.map((one) =>
    one.guid === guid ? { ...one, asked: one.asked + 1, next: next(one) } : one,
  );
  return { ...ledger, owed };
}

function moreTelling(one: Owed, other: Owed): number {
  return rankOf(one) - rankOf(other) || one.since - other.since;
}

function rankOf({ event }: Owed): number {
  const rank = byImportance.indexOf(event);
  return rank === -1 ? byImportance.length : rank;
}
