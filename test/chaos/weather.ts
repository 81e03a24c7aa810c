/** What goes wrong between GitHub and the server, by chance. */
import type { Fault, FaultWeather, Weather } from "../github/index.ts";
import type { Random } from "./random.ts";

/** Shares of all deliveries. */
const failed = 0.1;
const lost = 0.02;
const doubled = 0.1;
/** Deliveries are shuffled within this time; milliseconds. */
const shuffledMs = 2_000;
/** Share of all requests. */
const faulty = 0.2;

export interface Gales {
  readonly webhooks: Weather;
  readonly requests: FaultWeather;
  /** How often each kind happened. */
  readonly counts: Map<string, number>;
}

export function galesOf(webhooks: Random, requests: Random): Gales {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  return {
    counts,
    webhooks: ({ redelivery }) => {
      const share = webhooks.next();
      const delayMs = webhooks.below(shuffledMs);
      // What was asked for again comes, unless the server is dead by then.
      if (share < failed && !redelivery) {
        count("failed");
        return { kind: "fails" };
      }
      if (share < failed + lost && !redelivery) {
        count("lost");
        return { kind: "is lost" };
      }
      const isDoubled = share > 1 - doubled;
      if (isDoubled) count("doubled");
      return { kind: "arrives", delayMs, times: isDoubled ? 2 : 1 };
    },
    requests: ({ by, path }) => {
      // People's own deeds are the history; they always reach GitHub.
      if (by === "user" || !requests.chance(faulty)) return null;
      const kind = requests.among<FaultKind>(isGit(path) ? faultsOfGit : faults);
      count(`request: ${kind}`);
      return faultOf(kind, requests);
    },
  };
}

/** Git waits half a minute for a server that says nothing. */
const faultsOfGit: Partial<Record<FaultKind, number>> = { unavailable: 8, cut: 4, delay: 4 };
/** A limit stops everything of the installation, so it is rarer than the rest. */
const faults = {
  unavailable: 8,
  "applied-then-cut": 6,
  cut: 3,
  delay: 4,
  hang: 1,
  "applied-then-hang": 1,
  "secondary-limit": 0.25,
  "too many": 0.25,
} as const;

type FaultKind = keyof typeof faults;

function faultOf(kind: FaultKind, random: Random): Fault {
  switch (kind) {
    case "unavailable":
      return { kind: "status", status: random.pick([500, 502, 503]) ?? 502 };
    case "delay":
      return { kind, ms: random.below(500) };
    case "secondary-limit":
      return { kind, retryAfter: 1 };
    case "too many":
      return { kind: "status", status: 429, headers: { "retry-after": "1" } };
    default:
      return { kind };
  }
}

function isGit(path: string): boolean {
  return /git-upload-pack|info\/refs/.test(path);
}
