/** Takes deliveries from the inbox, one after another, through Probot, and settles what they teach. */
import type { Probot } from "probot";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import { Problem } from "../../domain/problem.ts";
import { listen } from "../../index.ts";
import type { Log } from "../log.ts";
import { warnOfForged } from "../publication/forged.ts";
import { reasonOf } from "../reason.ts";
import type { Exclusive } from "../store/exclusive.ts";
import { waking } from "../waking.ts";
import type { Inbox } from "./inbox.ts";
import { type Memory, settle } from "./learn.ts";
import type { Notes } from "./notes.ts";
import { parseBody } from "./read.ts";

export interface Routing {
  /** Tells that the inbox has something new. */
  readonly wake: () => void;
  /** Resolves when the inbox is empty. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RoutingParts extends Memory {
  readonly probot: Probot;
  readonly appId: number;
  readonly anchorKeys: AnchorKeys;
  readonly inbox: Inbox;
  /** One server at a time reads the inbox, so that deliveries stay in their order. */
  readonly exclusive: Exclusive;
  readonly now: () => number;
  readonly log: Log;
  /** Called after keys were put into lanes. */
  readonly settled: () => void;
}

/** A delivery that fails for another reason than its own content is tried again this often. */
const mostAttempts = 5;
const pauseMs = 1_000;

export function openRouting({
  probot,
  appId,
  anchorKeys,
  inbox,
  exclusive,
  database,
  want,
  now,
  log,
  settled,
}: RoutingParts): Routing {
  const lessons = new Map<string, Notes[]>();
  let closed = false;
  const draining = waking(drain, (cause) =>
    log.error("inbox stopped", { reason: reasonOf(cause) }),
  );
  listen(probot, { appId, learn: (delivery, notes) => void lessons.get(delivery)?.push(notes) });

  function drain(): Promise<void> {
    return exclusive("inbox", async () => {
      for (let next = await inbox.next(); next !== null && !closed; next = await inbox.next()) {
        await route(next);
      }
    });
  }

  async function route(delivery: NonNullable<Awaited<ReturnType<Inbox["next"]>>>): Promise<void> {
    const { id, name, payload, attempts } = delivery;
    lessons.set(id, []);
    let isUnderstood = false;
    try {
      await probot.receive({ id, name: name as "push", payload: parseBody(payload) as never });
      isUnderstood = true;
      const memory = { database, want };
      const forged = await settle(memory, anchorKeys, id, lessons.get(id) ?? [], now());
      for (const run of forged) warnOfForged(log, run);
      settled();
    } catch (cause) {
      const problem = problemIn(cause);
      const isMalformed = problem?.code === "malformed-input";
      // A database that takes nothing is no reason to lose what was acknowledged.
      const final = isMalformed || (!isUnderstood && attempts + 1 >= mostAttempts);
      log.warn("delivery refused", {
        delivery: id,
        event: name,
        final,
        reason: reasonOf(problem ?? cause),
      });
      await inbox.fail(id, final);
      if (!final) await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
    } finally {
      lessons.delete(id);
    }
  }

  return {
    wake: draining.wake,
    idle: async () => {
      while (draining.isBusy()) await draining.settled();
    },
    close: async () => {
      closed = true;
      await draining.settled();
    },
  };
}

/** Probot wraps what handlers throw. */
function problemIn(cause: unknown): Problem | null {
  if (cause instanceof Problem) return cause;
  if (cause instanceof AggregateError)
    return cause.errors.map(problemIn).find((problem) => problem !== null) ?? null;
  return cause instanceof Error && cause.cause !== undefined ? problemIn(cause.cause) : null;
}
