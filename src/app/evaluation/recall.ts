/**
 * Takes back what may have become wrong, before it is known what is right.
 *
 * News that speaks against a success (an approval taken away, a no, another base) puts it in doubt,
 * and what is in doubt is taken back before anything is read. Any other news may take a success away
 * as well, but seldom does, and a new run for each would flicker and cost: there a success may stand
 * for as long as a look usually takes (`lookMs`, counted from the start of the evaluation, whatever
 * of git or GitHub hangs), and is then taken back. A look that fails takes it back at once, by
 * saying so.
 *
 * Taking back is posting a run of the same name that waits; it is tried until GitHub confirms it, by
 * this evaluation or by the next, of which there is always one while something is in doubt.
 */
import { setTimeout as pause } from "node:timers/promises";
import { nameOf } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import { pauseAfter } from "../patience.ts";
import { recall } from "../publication/recall.ts";
import { withdraw } from "../publication/withdraw.ts";
import { reasonOf } from "../reason.ts";
import { readStanding } from "../store/pulls.ts";
import type { GuardParts, Target } from "./parts.ts";

export interface Recall {
  /**
   * To be called before anything is published, as it would take that back. Gives the commit whose
   * success was, or may have been, taken back; null for none.
   */
  readonly end: () => Promise<Sha | null>;
}

/** Rejects when GitHub did not confirm that what is in doubt was taken back. */
export async function beginRecall(parts: GuardParts, target: Target): Promise<Recall> {
  const ended = new AbortController();
  let recalled = Promise.resolve(await recallDoubtful(parts, target));
  const timer = setTimeout(() => {
    const before = recalled;
    recalled = untilConfirmed(parts, target, ended.signal).then(async (now) => now ?? before);
    recalled.catch(() => {});
  }, parts.patience.lookMs);
  return {
    end: () => {
      clearTimeout(timer);
      ended.abort();
      return recalled;
    },
  };
}

async function recallDoubtful(
  { database, publisher }: GuardParts,
  target: Target,
): Promise<Sha | null> {
  const pull = await readStanding(database, target.key);
  if (pull === null || !pull.open || pull.observed) return null;
  const isDone = await recall(publisher, target.octokit, target, pull.head, "in doubt");
  return isDone ? pull.head : null;
}

async function untilConfirmed(
  parts: GuardParts,
  target: Target,
  ended: AbortSignal,
): Promise<Sha | null> {
  const { log, patience } = parts;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await takeBack(parts, target);
    } catch (cause) {
      log.warn("success not taken back", { key: nameOf(target.key), reason: reasonOf(cause) });
      const ms = pauseAfter(cause, attempt, patience);
      await pause(ms, undefined, { signal: ended }).catch(() => {});
      if (ended.aborted) return (await readStanding(parts.database, target.key))?.head ?? null;
    }
  }
}

/** Where the pull request stands for another commit now, or for none, that one is let go of as well. */
async function takeBack({ database, publisher }: GuardParts, target: Target): Promise<Sha | null> {
  const { key, octokit } = target;
  const pull = await readStanding(database, key);
  if (pull === null) return null;
  const { head, decidedHead, open, merged, observed } = pull;
  if (decidedHead !== null && decidedHead !== head)
    await withdraw(publisher, octokit, target, decidedHead, "moved");
  if (open && !observed)
    return (await recall(publisher, octokit, target, head, "maybe")) ? head : null;
  const why = open ? "observed" : merged ? "merged" : "closed";
  await withdraw(publisher, octokit, target, head, why);
  return null;
}

/**
 * Whoever stands for a commit whose success was taken back publishes what it is. Where this pull
 * request does not any more, the others do.
 */
export async function handBack(
  { database, want, now }: GuardParts,
  { key }: Target,
  recalled: Sha | null,
): Promise<void> {
  if (recalled === null) return;
  const pull = await readStanding(database, key);
  if (pull?.open === true && pull.head === recalled && !pull.observed) return;
  const { repository } = key;
  const others = await database
    .selectFrom("pull")
    .select(["installation", "number"])
    .where((where) => where.and({ repository, head: recalled, open: 1 }))
    .where("number", "!=", key.pull)
    .execute();
  for (const { installation, number } of others)
    await want(database, { installation, repository, pull: number }, now());
}
